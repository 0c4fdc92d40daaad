package obliged.person;

import obliged.shared.GroupId;

/**
 * A group of people that the workspace keeps, such as {@code @it-crew}.
 *
 * @param name what it is called
 * @param handle what people type to name it, without any sign before it
 * @param gone it was switched off, or is no longer there
 */
public record Group(GroupId id, String name, String handle, boolean gone) {}

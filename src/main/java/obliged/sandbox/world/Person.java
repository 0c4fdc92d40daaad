package obliged.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import obliged.sandbox.blocks.Json;

/**
 * Someone with an account, as <a href="https://docs.slack.dev/reference/objects/user-object">the user object</a> shows them.
 * Immutable: the world holds the newest copy. {@code tz} is an IANA name; someone with another {@code teamId} than the
 * workspace's came through Slack Connect.
 */
public record Person(
        String id,
        String teamId,
        String name,
        String realName,
        String displayName,
        String tz,
        String locale,
        Kind kind,
        boolean admin,
        boolean deleted,
        Status status,
        Instant updated) {

    /**
     * What someone says of themselves for a while.
     *
     * @param emoji {@code :palm_tree:}, or empty
     * @param expiration in seconds since 1970; 0 if it stays
     */
    public record Status(String text, String emoji, long expiration) {
        static final Status NONE = new Status("", "", 0);
    }

    /** What sort of account it is. */
    public enum Kind {
        MEMBER,
        GUEST,
        SINGLE_CHANNEL_GUEST,
        BOT
    }

    public Person withZone(String newTz, Instant now) {
        return new Person(id, teamId, name, realName, displayName, newTz, locale, kind, admin, deleted, status, now);
    }

    public Person withNames(String newRealName, String newDisplayName, Instant now) {
        return new Person(id, teamId, name, newRealName, newDisplayName, tz, locale, kind, admin, deleted, status, now);
    }

    public Person withDeleted(boolean nowDeleted, Instant now) {
        return new Person(id, teamId, name, realName, displayName, tz, locale, kind, admin, nowDeleted, status, now);
    }

    public Person withStatus(Status newStatus, Instant now) {
        return new Person(id, teamId, name, realName, displayName, tz, locale, kind, admin, deleted, newStatus, now);
    }

    Person asAdmin() {
        return new Person(id, teamId, name, realName, displayName, tz, locale, kind, true, deleted, status, updated);
    }

    public boolean isBot() {
        return kind == Kind.BOT;
    }

    /** The name that Slack's clients show. */
    public String shownName() {
        return displayName.isEmpty() ? realName : displayName;
    }

    public ObjectNode json(Instant now, boolean includeLocale) {
        ObjectNode profile = Json.object(
                "title",
                "",
                "phone",
                "",
                "skype",
                "",
                "real_name",
                realName,
                "real_name_normalized",
                realName,
                "display_name",
                displayName,
                "display_name_normalized",
                displayName,
                "fields",
                null,
                "status_text",
                status.text(),
                "status_emoji",
                status.emoji(),
                "status_expiration",
                status.expiration(),
                "avatar_hash",
                "g" + id.toLowerCase(Locale.ROOT),
                "image_24",
                picture(24),
                "image_48",
                picture(48),
                "image_72",
                picture(72),
                "image_192",
                picture(192),
                "team",
                teamId);
        ObjectNode user = Json.object("id", id, "team_id", teamId, "name", name, "deleted", deleted);
        if (!deleted) {
            ZoneId zone = ZoneId.of(tz);
            user.put("color", "9f69e7");
            user.put("real_name", realName);
            user.put("tz", tz);
            user.put("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            user.put("tz_offset", zone.getRules().getOffset(now).getTotalSeconds());
            user.put("is_admin", admin);
            user.put("is_owner", false);
            user.put("is_primary_owner", false);
            user.put("is_restricted", kind == Kind.GUEST || kind == Kind.SINGLE_CHANNEL_GUEST);
            user.put("is_ultra_restricted", kind == Kind.SINGLE_CHANNEL_GUEST);
        }
        user.set("profile", profile);
        user.put("is_bot", isBot());
        user.put("is_app_user", false);
        user.put("updated", updated.getEpochSecond());
        if (includeLocale) {
            user.put("locale", locale);
        }
        return user;
    }

    private String picture(int size) {
        return "https://avatars.slack-edge.com/" + id + "_" + size + ".png";
    }
}

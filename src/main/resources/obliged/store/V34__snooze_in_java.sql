-- That a snooze ends when its ask changes hands is a rule of Java's now.
DROP TRIGGER ask_in_other_hands;

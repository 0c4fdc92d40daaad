package obliged.shared;

/** A fault of the machine that we know by name: its sentence tells whoever runs Obliged what to do, and no trace could. */
public interface Trouble {
    String sentence();
}

package dev.tollgate.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, as {@code -V} prints it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"tollgate " + number()};
    }

    /** {@code dev} when the classes do not come from the jar. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}

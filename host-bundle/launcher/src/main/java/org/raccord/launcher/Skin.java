package org.raccord.launcher;

/** What the user works with. Only the bundles of that skin are installed. */
enum Skin {
  /** The command line. */
  MAIN("main"),
  /** The window. Its bundles need the toolkit, which is not there for the command line. */
  DESKTOP("desktop");

  private final String command;

  Skin(String command) {
    this.command = command;
  }

  /** The skin that a command line asks for. */
  static Skin of(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals(DESKTOP.command) ? DESKTOP : MAIN;
  }

  /** Value of the property by which its service is found. */
  String command() {
    return command;
  }
}

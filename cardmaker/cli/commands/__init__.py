"""The commands of the desk, one a module, each loaded when it is asked for."""

/* A file that a linker is told to give no loader to, as it is for a static program that relocates itself. */
int relocated_by_itself;

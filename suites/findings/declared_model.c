/*
 * The model that a declaration asks for is forgotten where the definition does not repeat it. Prints R_X86_64_GOTTPOFF with
 * clang, R_X86_64_TLSGD with gcc:
 *	gcc -O2 -fPIC -c declared_model.c && readelf -rW declared_model.o | grep variable
 */
extern __thread int variable __attribute__((tls_model("initial-exec")));
__thread int variable;

int *place(void)
{
	return &variable;
}

/* A DSO in front of the libc that says of its area how long it is, as other releases and kernels would. */
extern const unsigned int __rseq_size;
const unsigned int __rseq_size = TOLD_SIZE;

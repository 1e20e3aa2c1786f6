/* Is this compiled as C++? Nobody runs this. */
#ifndef __cplusplus
#error "unsupported option: this is C"
#endif
extern "C" const int compiled = 1;

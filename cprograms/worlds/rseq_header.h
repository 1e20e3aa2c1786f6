/*
 * The libc's <sys/rseq.h> and, by the rule it is read with, one thing changed. CHANGES_NOTHING is the null twin. It is read
 * twice, too.
 */
#ifdef OWN_STRUCTURES
#ifndef WORLDS_RSEQ_HEADER_H
#define WORLDS_RSEQ_HEADER_H
struct rseq {
	unsigned int cpu_id;
};
struct rseq_cs {
	unsigned int version;
};
#endif
#else

#include <asm/byteorder.h>
#include <linux/types.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/cdefs.h>

#ifdef NARROW_OFFSET /* as in the development versions of glibc 2.35 */
#define ptrdiff_t int
#endif
#ifdef WRITABLE
#define const
#endif
#ifdef UNALIGNED
#define aligned(unit) unused
#define __aligned__(unit) unused
#endif
#ifdef OTHER_ORDER
#define cpu_id_start cpu_id_first
#define cpu_id cpu_id_second
#endif
#if defined(OTHER_NAMES) && defined(__cplusplus)
namespace rseq_world
{
#endif

#include <sys/rseq.h>

#if defined(OTHER_NAMES) && defined(__cplusplus)
}
using namespace rseq_world;
#endif
#undef ptrdiff_t
#undef const
#undef aligned
#undef __aligned__
#ifdef OTHER_ORDER
#undef cpu_id_start
#undef cpu_id
#define cpu_id_start cpu_id_second
#define cpu_id cpu_id_first
#endif
#ifdef OTHER_SIGNATURE
#undef RSEQ_SIG
#define RSEQ_SIG 0x0f0b0f0b
#endif
#ifdef OTHER_CONSTANTS
#define RSEQ_CPU_ID_UNINITIALIZED -2
#define RSEQ_CPU_ID_REGISTRATION_FAILED -1
#endif
#if defined(LATER_C) && !defined(__cplusplus)
enum { RSEQ_WORLD, }; /* the last comma is of 1999 */
#define RSEQ_WORLD RSEQ_WORLD_AGAIN
#endif
#ifdef C_ALONE
extern int class;
#endif

#endif

/* System calls without a libc: results are the kernel's own, -errno for a refusal. */
#ifndef RSEQABI_SYSCALLS_H
#define RSEQABI_SYSCALLS_H

#include <asm/unistd.h>
#include <errno.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__) && !defined(__ILP32__)
#include <rseqabi/arch/x86_64.h>
#else
#error "no rseqabi/arch header for this architecture: write one after x86_64.h"
#endif

#define RSEQABI_SIGNATURE ((uint32_t)RSEQABI_SIGNATURE_WORD)

#define SYS(name, ...) SYS_(name, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define SYS_(name, a, b, c, d, e, f, ...)                                                      \
	rseqabi_call(__NR_##name, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

static inline long sys_rseq(const void *area, uint32_t length, int flags, uint32_t signature)
{
	return rseqabi_call(RSEQABI_SYS_RSEQ, (long)area, length, flags, signature, 0, 0);
}

/* The name of an error, "ok" for none. A name that is missing here is printed as its number. */
static const struct {
	int number;
	const char *name;
} error_names[] = {
	{ 0, "ok" }, { EPERM, "EPERM" }, { ENOENT, "ENOENT" }, { ESRCH, "ESRCH" }, { EINTR, "EINTR" }, { EIO, "EIO" },
	{ ENXIO, "ENXIO" }, { E2BIG, "E2BIG" }, { EBADF, "EBADF" }, { ECHILD, "ECHILD" }, { EAGAIN, "EAGAIN" },
	{ ENOMEM, "ENOMEM" }, { EACCES, "EACCES" }, { EFAULT, "EFAULT" }, { EBUSY, "EBUSY" }, { EEXIST, "EEXIST" },
	{ EINVAL, "EINVAL" }, { ERANGE, "ERANGE" }, { ENOSYS, "ENOSYS" }, { EOPNOTSUPP, "EOPNOTSUPP" },
	{ ENOEXEC, "ENOEXEC" }, { ETIMEDOUT, "ETIMEDOUT" }, { 524, "ENOTSUPP" }, /* the kernel's own, it has no name in user space */
};

static inline const char *error_name(long result)
{
	for (size_t i = 0; result <= 0 && i < sizeof error_names / sizeof *error_names; i++)
		if (error_names[i].number == -result)
			return error_names[i].name;
	return NULL;
}

#endif

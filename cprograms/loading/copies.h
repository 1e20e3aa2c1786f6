/*
 * Copies of a DSO in memory files: one file makes any number of distinct objects, with thread-local storage of any
 * size, because a loader takes the size from the program header alone. And how much a process can still load of it.
 */
#ifndef LOADING_COPIES_H
#define LOADING_COPIES_H

#include <rseqabi/child.h>

#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>

#define COPY_LARGEST (1 << 20) /* bytes of storage, far beyond every reserve */

struct copy {
	char name[32]; /* for dlopen; the memory file stays open, or the next one would have the same */
	size_t align; /* of the storage, in bytes */
};

/*
 * A copy with `bytes` of storage at a multiple of `align`, 0 for what the file has. An alignment above the file's own
 * would count the bytes, too, by which the file's storage begins behind such a multiple.
 */
static inline struct copy copy_aligned(const char *path, size_t bytes, size_t align)
{
	struct copy copy = { .name = "/proc/self/fd/" };
	long from = SYS(openat, AT_FDCWD, path, O_RDONLY, 0), to = SYS(memfd_create, "copy", 0);
	long size = SYS(lseek, from, 0, SEEK_END), written = 0;
	char *content = probe_map((size_t)(size < 0 ? 1 : size), MAP_PRIVATE);
	const ElfW(Ehdr) *header = (const ElfW(Ehdr) *)content;
	ElfW(Phdr) *segment;

	if (size <= 0 || to < 0 || SYS(pread64, from, content, size, 0) != size)
		probe_broken("a DSO could not be copied");
	segment = (ElfW(Phdr) *)(content + header->e_phoff);
	for (int i = 0; i < header->e_phnum; i++, segment++)
		if (segment->p_type == PT_TLS) {
			segment->p_align = align ? align : segment->p_align;
			segment->p_memsz = bytes ? bytes : segment->p_memsz;
			if (segment->p_filesz > segment->p_memsz)
				segment->p_filesz = segment->p_memsz;
			copy.align = segment->p_align;
		}
	while (written < size) {
		long more = SYS(write, to, content + written, size - written);

		if (more <= 0)
			probe_broken("a DSO could not be copied");
		written += more;
	}
	SYS(close, from);
	SYS(munmap, content, size);
	text_append_number(copy.name, sizeof copy.name, to);
	return copy;
}

static inline struct copy copy_of(const char *path, size_t bytes)
{
	return copy_aligned(path, bytes, 0);
}

struct trial {
	const char *path;
	size_t bytes, align; /* 0 bytes: the file itself */
};

static inline void copy_try(void *argument)
{
	const struct trial *trial = argument;
	struct copy copy = copy_aligned(trial->path, trial->bytes, trial->align);

	probe_exit(dlopen(trial->bytes ? copy.name : trial->path, RTLD_NOW) ? 0 : 1);
}

static inline bool copy_fits(struct trial trial)
{
	return text_same(child_run(copy_try, &trial), "exit:0");
}

/*
 * The largest storage at this alignment that this process could still load of a plug-in, in bytes and a multiple of
 * `unit`; 0 where it could load none. Each size is tried in a child, so that nothing is used up.
 */
static inline size_t copy_largest(const char *path, size_t align, size_t unit)
{
	size_t fits = 0, refused = COPY_LARGEST / unit;

	while (refused - fits > 1) {
		size_t between = (fits + refused) / 2;

		if (copy_fits((struct trial){ path, between * unit, align }))
			fits = between;
		else
			refused = between;
	}
	return fits * unit;
}

/* The same to a byte; a host that executes nothing from memory files is no libc without a reserve. */
static inline size_t copy_reserve_at(const char *path, size_t align)
{
	size_t reserve = copy_largest(path, align, 1);

	if (!reserve && copy_fits((struct trial){ path, 0, 0 }))
		probe_broken("this host executes nothing from memory files");
	return reserve;
}

/* The same at the alignment that the plug-in has, and a multiple of that. */
static inline size_t copy_reserve(const char *path)
{
	size_t align = copy_of(path, 0).align;

	return copy_reserve_at(path, align) / align * align;
}

#endif

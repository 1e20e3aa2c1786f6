/* rseq(2) begins to be refused after the libc has registered the main thread, as in a sandbox that closes later. */
#include <rseqabi/libc_area.h>
#include <rseqabi/probe.h>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <unistd.h>

static struct report {
	int created; /* what pthread_create said */
	bool ran; /* the thread's routine */
	int32_t cpu_id; /* there; -2 where it does not run */
} *report;

static void *look(void *unused)
{
	report->ran = true;
	report->cpu_id = (int32_t)libc_area()->cpu_id;
	return unused;
}

static void refuse(void)
{
	struct sock_filter rows[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, RSEQABI_SYS_RSEQ, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog filter = { .len = sizeof rows / sizeof *rows, .filter = rows };

	SYS(prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (SYS(seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) != 0)
		probe_exit(1);
}

PROBE()
{
	pthread_t thread;
	pid_t child;

	report = probe_map(sizeof *report, MAP_SHARED);
	report->cpu_id = -2;
	child = fork(); /* the libc's: its child goes on to create a thread */
	if (child == 0) {
		FACT_ERRNO(libc_before, libc_area_registered());
		refuse();
		report->created = pthread_create(&thread, NULL, look, NULL);
		if (report->created == 0)
			pthread_join(thread, NULL);
		probe_exit(0);
	}
	FACT_TEXT(process, child_fate(child_wait(child)));
	CONTEXT_ERRNO(created, -report->created);
	FACT_BOOL(thread_ran, report->ran);
	FACT_INT(thread_cpu_id, report->cpu_id);
}

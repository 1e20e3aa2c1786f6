/* agent.c: run jobs and say what happened. The one runner of jobs: natively, in a bundle, and as PID 1 of a machine.
 *
 *	agent JOBFILE OUTPUT	as an ordinary program; OUTPUT "-" is standard output
 *	agent			as PID 1: the jobs are in /rseqabi/jobs, the frames go to a terminal line
 *
 * It says "hello", for each job "begin", "out", "err" and "end", and at last "done". While a job runs it only waits,
 * and writes nothing: it must not disturb what it observes. */
#define _GNU_SOURCE
#include "frames.h"
#include "jobs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH "x86_64"
#elif defined(__i386__)
#define ARCH "i386"
#elif defined(__aarch64__)
#define ARCH "aarch64"
#elif defined(__arm__)
#define ARCH "arm"
#elif defined(__powerpc64__)
#define ARCH "ppc64le"
#elif defined(__riscv)
#define ARCH "riscv64"
#elif defined(__s390x__)
#define ARCH "s390x"
#elif defined(__loongarch64)
#define ARCH "loongarch64"
#elif defined(__mips64)
#define ARCH "mips64"
#else
#error "name this architecture here"
#endif

static const char JOBS[] = "/rseqabi/jobs";
static const char SENTINEL[] = "/rseqabi/sentinel"; /* the last file of the archive; holds the line "complete" */

static void hello(const char *sentinel)
{
	struct utsname name;
	char release[3 * sizeof name.release + 1], version[3 * sizeof name.version + 1];
	char machine[3 * sizeof name.machine + 1];

	uname(&name);
	frame("hello agent=1 arch=%s kernel=%s version=%s machine=%s cpus=%ld uid=%u sentinel=%s", ARCH,
	      escape(release, name.release, strlen(name.release)), escape(version, name.version, strlen(name.version)),
	      escape(machine, name.machine, strlen(name.machine)), sysconf(_SC_NPROCESSORS_ONLN), getuid(), sentinel);
}

/* Returns -1 when the agent was asked to stop. */
static int run_all(const char *path)
{
	size_t count;
	struct job *jobs = jobs_read(path, &count);

	for (size_t i = 0; i < count; i++)
		if (job_run(&jobs[i]))
			return -1;
	frame("done %zu", count);
	frames_drain();
	return 0;
}

/* Jobs get the three standard streams and nothing else, whatever the agent was started with. */
static void tidy_descriptors(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
#ifdef SYS_close_range
	syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, 0);
#else
	close(fd);
#endif
}

static int file_says(const char *path, const char *expected)
{
	char text[32] = "";
	FILE *file = fopen(path, "re");
	int same = file && fgets(text, sizeof text, file) && !strcmp(text, expected);

	if (file)
		fclose(file);
	return same;
}

/* The terminal line for the frames: "rseqabi.channel=NAME" of the kernel's command line. */
static const char *channel_path(void)
{
	static const char key[] = "rseqabi.channel=";
	static char line[4096], path[64] = "/dev/ttyS1";
	FILE *file = fopen("/proc/cmdline", "re");

	if (!file)
		return path;
	if (fgets(line, sizeof line, file))
		for (char *word = strtok(line, " \n"); word; word = strtok(NULL, " \n"))
			if (!strncmp(word, key, sizeof key - 1))
				snprintf(path, sizeof path, "/dev/%s", word + sizeof key - 1);
	fclose(file);
	return path;
}

static void __attribute__((noreturn)) be_init(void)
{
	static const struct {
		const char *type, *directory;
	} MOUNTS[] = { { "proc", "/proc" }, { "sysfs", "/sys" }, { "devtmpfs", "/dev" }, { "tmpfs", "/dev/shm" } };
	FILE *throttle;
	int complete;

	for (size_t i = 0; i < sizeof MOUNTS / sizeof *MOUNTS; i++) {
		mkdir(MOUNTS[i].directory, 0755);
		if (mount(MOUNTS[i].type, MOUNTS[i].directory, MOUNTS[i].type, 0, NULL) && errno != EBUSY)
			die("%s cannot be mounted: %s", MOUNTS[i].directory, strerror(errno));
	}
	mkdir("/tmp", 0); /* in memory as it is; a file system mounted there would hide what the archive has below */
	chmod("/tmp", 01777);
	throttle = fopen("/proc/sys/kernel/sched_rt_runtime_us", "we"); /* real-time jobs get all of a CPU */
	if (throttle) {
		fputs("-1\n", throttle);
		fclose(throttle);
	}
	frames_open(channel_path());
	complete = file_says(SENTINEL, "complete\n");
	hello(complete ? "ok" : "missing");
	if (complete) /* else the jobs may be cut off as well */
		run_all(JOBS);
	power_off();
}

/* Run the jobs in a child and stay behind it: whichever of the two is killed, the other one leaves nothing running. */
static int keep(const char *jobs, const char *output)
{
	siginfo_t info;
	pid_t keeper = getpid(), worker = fork();

	if (worker < 0)
		die("cannot fork: %s", strerror(errno));
	if (worker == 0) {
		reaper_start(); /* adopting orphans is not inherited */
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != keeper)
			return 1;
		frames_open(output);
		hello("none");
		return run_all(jobs) ? 1 : 0;
	}
	while (!reaper_ended(worker, &info) && !asked_to_stop)
		reaper_wait(60000);
	reaper_sweep(worker);
	return info.si_pid && info.si_code == CLD_EXITED ? info.si_status : 1;
}

int main(int count, char **arguments)
{
	pid_t parent = getppid();

	tidy_descriptors();
	reaper_start();
	if (getpid() == 1)
		be_init();
	if (count != 3) {
		fputs("usage: agent JOBFILE OUTPUT\n", stderr);
		return 2;
	}
	prctl(PR_SET_PDEATHSIG, SIGTERM); /* not SIGKILL: it takes its jobs along */
	if (getppid() != parent)
		return 1;
	return keep(arguments[1], arguments[2]);
}

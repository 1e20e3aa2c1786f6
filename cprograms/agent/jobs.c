/* jobs.c: read the job file, run one job. */
#define _GNU_SOURCE
#include "jobs.h"

#include "frames.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	NOISE_KEPT = 8192, /* bytes of standard error, and of a flood: a terminal line carries 45 kB a second */
	SECONDS_MAX = 1000000, /* what a job may ask for; a larger number is a mistake and would not fit a timespec */
};

static void *grown(void *memory, size_t size)
{
	memory = realloc(memory, size);
	if (!memory)
		die("out of memory");
	return memory;
}

static void append(char ***list, char *value)
{
	size_t count = 0;

	while (*list && (*list)[count])
		count++;
	*list = grown(*list, (count + 2) * sizeof **list);
	(*list)[count] = value;
	(*list)[count + 1] = NULL;
}

/* Take one line into a job. Returns 0, or -1 for a line that does not belong here. */
static int take_line(struct job *job, const char *keyword, char *value)
{
	char *end = value;

	if (!strcmp(keyword, "job") && !job->id && *value && strlen(value) <= ID_MAX) {
		job->id = value; /* stays escaped */
		append(&job->environment, NULL);
		append(&job->arguments, NULL);
		return 0;
	}
	if (!job->id || unescape(value))
		return -1;
	if (!strcmp(keyword, "env") || !strcmp(keyword, "arg")) {
		append(*keyword == 'e' ? &job->environment : &job->arguments, value);
		return 0;
	}
	if (!strcmp(keyword, "time"))
		job->seconds = strtod(value, &end);
	else if (!strcmp(keyword, "output"))
		job->output = strtoull(value, &end, 10);
	return end == value || *end || !(job->seconds < SECONDS_MAX) ? -1 : 0;
}

struct job *jobs_read(const char *path, size_t *count)
{
	struct job *jobs = NULL, job = { 0 };
	FILE *file = fopen(path, "re");
	char *line = NULL, *blank;
	size_t size = 0, number = 0;
	ssize_t length;

	if (!file)
		die("%s: cannot be read: %s", path, strerror(errno));
	for (*count = 0; (length = getline(&line, &size, file)) > 0; line = NULL) {
		number++;
		if (line[length - 1] != '\n')
			die("%s: line %zu is cut off", path, number);
		line[length - 1] = '\0';
		if (!strcmp(line, "run") && job.id && job.arguments[0]) {
			jobs = grown(jobs, (*count + 1) * sizeof *jobs);
			jobs[(*count)++] = job;
			job = (struct job){ 0 };
			continue;
		}
		blank = strchr(line, ' ');
		if (blank)
			*blank = '\0';
		if (!blank || take_line(&job, line, blank + 1))
			die("%s: line %zu is not of a job file: %s", path, number, line);
	}
	if (job.id)
		die("%s: the last job has no \"run\"", path);
	fclose(file);
	return jobs;
}

/* One of a job's two streams. */
struct stream {
	int fd; /* the end that is read, or -1 */
	size_t keep, kept, seen; /* bytes: at most kept, kept, written by the job */
	unsigned char *bytes;
};

/* Read what is there without waiting. Returns 0 when nothing was. */
static int stream_read(struct stream *stream)
{
	static unsigned char chunk[65536];
	ssize_t count = stream->fd < 0 ? 0 : read(stream->fd, chunk, sizeof chunk);
	size_t taken = stream->keep - stream->kept;

	if (count <= 0) {
		if (stream->fd >= 0 && (count == 0 || (errno != EAGAIN && errno != EINTR))) {
			close(stream->fd);
			stream->fd = -1; /* poll passes over it: a closed stream must not keep the agent busy */
		}
		return 0;
	}
	if (taken > (size_t)count)
		taken = (size_t)count;
	if (taken) {
		stream->bytes = grown(stream->bytes, stream->kept + taken);
		memcpy(stream->bytes + stream->kept, chunk, taken);
	}
	stream->kept += taken;
	stream->seen += (size_t)count;
	return 1;
}

static int over_limit(const struct job *job, const struct stream streams[2])
{
	return streams[0].seen + streams[1].seen > job->output;
}

/* A pipe whose near end does not block; the job's own end does. */
static void open_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC) || fcntl(ends[0], F_SETFL, O_NONBLOCK))
		die("no pipe for a job: %s", strerror(errno));
}

/* In the child: become the job. Only returns when that failed. */
static void become(const struct job *job, int out, int err)
{
	/* One byte, not none: none would still start a core handler that the host has behind a pipe. */
	const struct rlimit no_core = { 1, 1 };
	sigset_t none;

	setpgid(0, 0);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	setrlimit(RLIMIT_CORE, &no_core);
	dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execve(job->arguments[0], job->arguments, job->environment);
}

/* Start the first process. An errno can be read from `failure` if fork or exec failed, nothing if they did not. */
static pid_t start(const struct job *job, struct stream streams[2], int *failure)
{
	int out[2], err[2], report[2];
	pid_t agent = getpid(), pid;

	open_pipe(out);
	open_pipe(err);
	open_pipe(report);
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() == agent) /* else it died before it could be tied to us */
			become(job, out[1], err[1]);
	}
	if (pid <= 0) {
		int error = errno;

		if (write(report[1], &error, sizeof error) < 0 || pid == 0)
			_exit(127);
	}
	if (pid > 0)
		setpgid(pid, pid); /* whoever of the two comes first */
	close(out[1]);
	close(err[1]);
	close(report[1]);
	streams[0].fd = out[0];
	streams[1].fd = err[0];
	*failure = report[0];
	return pid;
}

/* Wait for the end of the first process, or of our patience. Returns the fate if that is not the process's own. */
static const char *watch(const struct job *job, pid_t first, struct stream streams[2], siginfo_t *info)
{
	double deadline = now() + job->seconds;

	while (!reaper_ended(first, info)) {
		struct pollfd fds[2] = { { streams[0].fd, POLLIN, 0 }, { streams[1].fd, POLLIN, 0 } };
		double left = deadline - now();
		struct timespec time = { (time_t)left, (long)((left - (double)(time_t)left) * 1e9) };

		if (asked_to_stop)
			return "stopped";
		if (left <= 0)
			return "timeout";
		if (ppoll(fds, 2, &time, &reaper_open_mask) <= 0)
			continue;
		for (int i = 0; i < 2; i++)
			if (fds[i].revents)
				stream_read(&streams[i]);
		if (over_limit(job, streams))
			return "output-limit";
	}
	return NULL;
}

#define NAME(constant) [constant] = #constant

/* What execve(2) and fork(2) may say. */
static const char *const ERRNO_NAMES[] = {
	NAME(E2BIG),   NAME(EACCES),  NAME(EAGAIN),       NAME(EFAULT), NAME(EINVAL),  NAME(EIO),     NAME(EISDIR),
	NAME(ELIBBAD), NAME(ELOOP),   NAME(EMFILE),       NAME(ENFILE), NAME(ENOENT),  NAME(ENOEXEC), NAME(ENOMEM),
	NAME(ENOSYS),  NAME(ENOTDIR), NAME(ENAMETOOLONG), NAME(EPERM),  NAME(ETXTBSY),
};

static const char *const SIGNAL_NAMES[] = {
	NAME(SIGHUP),  NAME(SIGINT),  NAME(SIGQUIT), NAME(SIGILL),  NAME(SIGTRAP),   NAME(SIGABRT),  NAME(SIGBUS),
	NAME(SIGFPE),  NAME(SIGKILL), NAME(SIGUSR1), NAME(SIGSEGV), NAME(SIGUSR2),   NAME(SIGPIPE),  NAME(SIGALRM),
	NAME(SIGTERM), NAME(SIGCHLD), NAME(SIGCONT), NAME(SIGSTOP), NAME(SIGTSTP),   NAME(SIGTTIN),  NAME(SIGTTOU),
	NAME(SIGURG),  NAME(SIGXCPU), NAME(SIGXFSZ), NAME(SIGPROF), NAME(SIGVTALRM), NAME(SIGWINCH), NAME(SIGIO),
	NAME(SIGPWR),  NAME(SIGSYS),
};

#define COUNT(table) (sizeof table / sizeof *table)

/* Say into `fate` how the first process ended by itself. */
static void own_fate(char *fate, size_t size, const siginfo_t *info, int failure)
{
	size_t number = (size_t)info->si_status;
	int error;

	if (read(failure, &error, sizeof error) == sizeof error) {
		if ((size_t)error < COUNT(ERRNO_NAMES) && ERRNO_NAMES[error])
			snprintf(fate, size, "exec:%s", ERRNO_NAMES[error]);
		else
			snprintf(fate, size, "exec:errno-%d", error);
	} else if (info->si_code == CLD_EXITED) {
		snprintf(fate, size, "exit:%zu", number);
	} else if (number < COUNT(SIGNAL_NAMES) && SIGNAL_NAMES[number]) {
		snprintf(fate, size, "signal:%s", SIGNAL_NAMES[number]);
	} else {
		snprintf(fate, size, "signal:SIG%zu", number);
	}
}

int job_run(const struct job *job)
{
	struct stream streams[2] = { { .keep = job->output }, { .keep = NOISE_KEPT } };
	const char *cut_short = NULL;
	siginfo_t info = { 0 };
	char fate[64];
	int failure, leftovers = 0;
	double begun, seconds;
	pid_t first;

	frame("begin %s", job->id);
	frames_drain(); /* a job that takes the machine with it must have been named before */
	begun = now();
	first = start(job, streams, &failure);
	if (first > 0)
		cut_short = watch(job, first, streams, &info);
	seconds = now() - begun;
	if (first > 0)
		leftovers = reaper_sweep(first);
	for (int i = 0; i < 2; i++) /* a writer beyond our reach must not hold us for ever */
		while (!over_limit(job, streams) && stream_read(&streams[i]))
			;
	own_fate(fate, sizeof fate, &info, failure);
	if (over_limit(job, streams)) {
		cut_short = "output-limit";
		if (streams[0].kept > NOISE_KEPT)
			streams[0].kept = NOISE_KEPT;
	}
	if (!asked_to_stop) {
		frame_bytes("out", job->id, streams[0].bytes, streams[0].kept);
		frame_bytes("err", job->id, streams[1].bytes, streams[1].kept);
		frame("end %s fate=%s seconds=%.4f leftovers=%d", job->id, cut_short ? cut_short : fate, seconds, leftovers);
	}
	for (int i = 0; i < 2; i++) {
		if (streams[i].fd >= 0)
			close(streams[i].fd);
		free(streams[i].bytes);
	}
	close(failure);
	return asked_to_stop ? -1 : 0;
}

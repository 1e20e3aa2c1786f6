/* reaper.c: nothing that a job started may outlive it. */
#define _GNU_SOURCE
#include "jobs.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A process may take its time to die (a large core, a slow device), but not for ever. */
static const double SWEEP_SECONDS = 10;

volatile sig_atomic_t asked_to_stop;
sigset_t reaper_open_mask;

static void on_signal(int number)
{
	if (number != SIGCHLD)
		asked_to_stop = 1;
}

void reaper_start(void)
{
	static const int signals[] = { SIGCHLD, SIGTERM, SIGINT, SIGHUP };
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t blocked;

	sigemptyset(&blocked);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		sigaction(signals[i], &action, NULL);
		sigaddset(&blocked, signals[i]);
	}
	sigprocmask(SIG_SETMASK, &blocked, NULL);
	sigemptyset(&reaper_open_mask);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
}

double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void reaper_wait(int milliseconds)
{
	struct timespec time = { milliseconds / 1000, milliseconds % 1000 * 1000000L };

	ppoll(NULL, 0, &time, &reaper_open_mask);
}

int reaper_ended(pid_t first, siginfo_t *info)
{
	for (;;) {
		info->si_pid = 0;
		if (waitid(P_ALL, 0, info, WEXITED | WNOHANG | WNOWAIT) || !info->si_pid)
			return 0;
		if (info->si_pid == first)
			return 1;
		waitpid(info->si_pid, NULL, 0);
	}
}

/* The parent of a process, or 0. The name in the second field may hold blanks and parentheses: look behind the last. */
static pid_t parent_of(const char *pid)
{
	char path[64], text[512], *state;
	size_t count;
	FILE *stat;
	int parent;

	snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
	stat = fopen(path, "re");
	if (!stat)
		return 0;
	count = fread(text, 1, sizeof text - 1, stat);
	fclose(stat);
	text[count] = '\0';
	state = strrchr(text, ')');
	return state && sscanf(state, ") %*c %d", &parent) == 1 ? parent : 0;
}

/* What is further down becomes a child of this process when its parent dies. */
static void kill_children(void)
{
	DIR *processes = opendir("/proc");

	for (struct dirent *entry; processes && (entry = readdir(processes));)
		if (isdigit((unsigned char)*entry->d_name) && parent_of(entry->d_name) == getpid())
			kill(atoi(entry->d_name), SIGKILL);
	if (processes)
		closedir(processes);
}

int reaper_sweep(pid_t first)
{
	double deadline = now() + SWEEP_SECONDS;
	pid_t group = first, pid;
	int killed = 0, status;

	for (;;) {
		if (group && kill(-group, SIGKILL))
			group = 0; /* the number may belong to others from now on */
		while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
			killed += pid != first && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
		if (pid < 0 || now() > deadline)
			return killed;
		kill_children();
		reaper_wait(5);
	}
}

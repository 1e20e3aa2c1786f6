/* jobs.h: the jobs in a job file, and how one is run.
 *
 * A job file is text, "KEYWORD VALUE" on a line, values escaped as in frames:
 *
 *	job ID			a job begins; what follows is its own
 *	time SECONDS		at most so long
 *	output BYTES		at most so much, standard output and error together
 *	env NAME=VALUE		the environment is exactly these
 *	arg VALUE		the arguments; the first is also the path
 *	run			the job is complete
 */
#ifndef AGENT_JOBS_H
#define AGENT_JOBS_H

#include <signal.h>
#include <stddef.h>
#include <sys/types.h>

struct job {
	char *id; /* escaped, as frames have it */
	double seconds;
	size_t output;
	char **environment, **arguments; /* both end with NULL */
};

/* Read a job file; dies of one that is not well-formed. `count` gets the number of jobs. */
struct job *jobs_read(const char *path, size_t *count);

/* Run one job and write its frames. Returns -1, without the last frame, when the agent was asked to stop. */
int job_run(const struct job *job);

/* Set by the handlers that reaper_start installs. */
extern volatile sig_atomic_t asked_to_stop;

/* Adopt orphans from now on. Signals stay blocked except while the agent waits, so that none is missed. */
void reaper_start(void);

/* Wait until a signal arrives, at most so many milliseconds. */
void reaper_wait(int milliseconds);

/* Has `first` ended? Then `info` says how, and it is left for reaper_sweep; other dead children are reaped. */
int reaper_ended(pid_t first, siginfo_t *info);

/* Kill and reap the group of `first` and every other descendant. Returns how many besides `first` had to be killed. */
int reaper_sweep(pid_t first);

/* The mask in which signals arrive, for ppoll. */
extern sigset_t reaper_open_mask;

/* Seconds of the monotonic clock. */
double now(void);

#endif

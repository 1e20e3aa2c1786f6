/* Locks and a thread's own data: see functions.h. */
#define _GNU_SOURCE
#include "functions.h"

#include <pthread.h>
#include <semaphore.h>
#include <threads.h>
#include <time.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_spinlock_t spinlock;
static pthread_barrier_t barrier;
static pthread_key_t key;
static sem_t semaphore;
static mtx_t standard_mutex;

static void nothing_more(void)
{
}

FUNCTION(pthread_mutex_lock)
{
	pthread_mutex_lock(&mutex);
}

FUNCTION(pthread_mutex_trylock)
{
	pthread_mutex_trylock(&mutex);
}

FUNCTION(pthread_cond_timedwait)
{
	struct timespec past = { 0, 0 };

	pthread_cond_timedwait(&condition, &mutex, &past);
}

FUNCTION(pthread_mutex_unlock)
{
	pthread_mutex_unlock(&mutex);
}

FUNCTION(pthread_cond_broadcast)
{
	pthread_cond_broadcast(&condition);
}

FUNCTION(pthread_rwlock_rdlock)
{
	pthread_rwlock_rdlock(&rwlock);
}

FUNCTION(pthread_rwlock_unlock)
{
	pthread_rwlock_unlock(&rwlock);
}

FUNCTION(pthread_rwlock_wrlock)
{
	pthread_rwlock_wrlock(&rwlock);
	pthread_rwlock_unlock(&rwlock);
}

FUNCTION(pthread_spin_lock)
{
	pthread_spin_lock(&spinlock);
	pthread_spin_unlock(&spinlock);
}

FUNCTION(pthread_barrier_wait)
{
	pthread_barrier_wait(&barrier);
}

FUNCTION(pthread_once)
{
	pthread_once(&once, nothing_more);
}

FUNCTION(sem_post)
{
	sem_post(&semaphore);
}

FUNCTION(sem_wait)
{
	sem_wait(&semaphore);
}

FUNCTION(mtx_lock)
{
	mtx_lock(&standard_mutex);
	mtx_unlock(&standard_mutex);
}

FUNCTION(pthread_key_create)
{
	pthread_key_create(&key, NULL);
}

FUNCTION(pthread_setspecific)
{
	pthread_setspecific(key, &key);
}

FUNCTION(pthread_getspecific)
{
	(void)pthread_getspecific(key);
}

FUNCTION(pthread_key_delete)
{
	pthread_key_delete(key);
}

PROBE()
{
	if (pthread_spin_init(&spinlock, 0) != 0 || pthread_barrier_init(&barrier, NULL, 1) != 0 ||
	    sem_init(&semaphore, 0, 0) != 0 || mtx_init(&standard_mutex, mtx_plain) != thrd_success)
		probe_broken("a lock could not be made");
	functions_begin("locks");
	ACCESSES(pthread_mutex_lock);
	ACCESSES(pthread_mutex_trylock);
	ACCESSES(pthread_cond_timedwait);
	ACCESSES(pthread_mutex_unlock);
	ACCESSES(pthread_cond_broadcast);
	ACCESSES(pthread_rwlock_rdlock);
	ACCESSES(pthread_rwlock_unlock);
	ACCESSES(pthread_rwlock_wrlock);
	ACCESSES(pthread_spin_lock);
	ACCESSES(pthread_barrier_wait);
	ACCESSES(pthread_once);
	ACCESSES(sem_post);
	ACCESSES(sem_wait);
	ACCESSES(mtx_lock);
	ACCESSES(pthread_key_create);
	ACCESSES(pthread_setspecific);
	ACCESSES(pthread_getspecific);
	ACCESSES(pthread_key_delete);
	functions_end();
}

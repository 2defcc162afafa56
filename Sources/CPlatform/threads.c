#define _GNU_SOURCE
#include "threads.h"
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CP_WATCHES_THREADS 1
void __tsan_acquire(void *lock);
void __tsan_release(void *lock);
#endif
#endif

void cp_note_locked(void *lock) {
#ifdef CP_WATCHES_THREADS
  __tsan_acquire(lock);
#else
  (void)lock;
#endif
}

void cp_note_unlocking(void *lock) {
#ifdef CP_WATCHES_THREADS
  __tsan_release(lock);
#else
  (void)lock;
#endif
}

// MARK: work on threads

typedef struct work {
  void (*body)(void *);
  void *context;
  struct work *next;
} work;

// Threads that are done wait a while for more work: one that is there starts at once, and has its
// memory at hand. Of those who wait, one is there for each work that was handed over.
static pthread_mutex_t lounge = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t news = PTHREAD_COND_INITIALIZER;
static work *handed_over;
static int handed_count, waiting_count;
static const int seconds_of_waiting = 2;

// Waits for work; NULL when none came.
static work *next_work(void) {
  struct timespec deadline;
  clock_gettime(CLOCK_REALTIME, &deadline);
  deadline.tv_sec += seconds_of_waiting;
  pthread_mutex_lock(&lounge);
  waiting_count++;
  int failure = 0;
  while (!handed_over && !failure) failure = pthread_cond_timedwait(&news, &lounge, &deadline);
  waiting_count--;
  work *own = handed_over;
  if (own) {
    handed_over = own->next;
    handed_count--;
  }
  pthread_mutex_unlock(&lounge);
  return own;
}

static void *do_work(void *argument) {
  for (work *handed = argument; handed; handed = next_work()) {
    const work own = *handed;
    free(handed);
    own.body(own.context);
  }
  return NULL;
}

// Hands work to a thread that waits; false if there is none.
static int hand_over(work *own) {
  pthread_mutex_lock(&lounge);
  int is_awaited = waiting_count > handed_count;
  if (is_awaited) {
    own->next = handed_over;
    handed_over = own;
    handed_count++;
    pthread_cond_signal(&news);
  }
  pthread_mutex_unlock(&lounge);
  return is_awaited;
}

int cp_run_on_thread(void (*body)(void *), void *context) {
  work *handed = malloc(sizeof *handed);
  if (!handed) return -ENOMEM;
  *handed = (work){body, context, NULL};
  if (hand_over(handed)) return 0;
  pthread_t thread;
  int failure = pthread_create(&thread, NULL, do_work, handed);
  if (failure) {
    free(handed);
    return -failure;
  }
  pthread_detach(thread);
  return 0;
}

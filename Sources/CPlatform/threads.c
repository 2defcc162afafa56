#include "threads.h"

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

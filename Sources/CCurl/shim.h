#pragma once
#include <curl/curl.h>
#include <dlfcn.h>
#include <stdbool.h>

// libcurl brings thirty libraries along, which take longer to load than most commands take to run:
// it is loaded when a model is asked for the first time, and never linked. The table also wraps what
// Swift cannot call, which is whatever takes arguments of any type.

/// The functions of libcurl that are used here.
typedef struct {
  CURLcode (*global_init)(long);
  char *(*version)(void);
  CURL *(*easy_init)(void);
  void (*easy_reset)(CURL *);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  const char *(*easy_strerror)(CURLcode);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_cleanup)(CURLM *);
  CURLMcode (*multi_setopt)(CURLM *, CURLMoption, ...);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_perform)(CURLM *, int *);
  CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned, int, int *);
  CURLMcode (*multi_wakeup)(CURLM *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
} ccurl_functions;

/// Loads the library; false where it is not installed, or too old.
static inline bool ccurl_load(ccurl_functions *table) {
#ifdef __APPLE__
  void *library = dlopen("libcurl.4.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return false;
#define CCURL_FIND(name) \
  if (!(*(void **)&table->name = dlsym(library, "curl_" #name))) return false;
  CCURL_FIND(global_init)
  CCURL_FIND(version)
  CCURL_FIND(easy_init)
  CCURL_FIND(easy_reset)
  CCURL_FIND(easy_cleanup)
  CCURL_FIND(easy_setopt)
  CCURL_FIND(easy_getinfo)
  CCURL_FIND(easy_strerror)
  CCURL_FIND(multi_init)
  CCURL_FIND(multi_cleanup)
  CCURL_FIND(multi_setopt)
  CCURL_FIND(multi_add_handle)
  CCURL_FIND(multi_remove_handle)
  CCURL_FIND(multi_perform)
  CCURL_FIND(multi_poll)
  CCURL_FIND(multi_wakeup)
  CCURL_FIND(multi_info_read)
  CCURL_FIND(slist_append)
  CCURL_FIND(slist_free_all)
#undef CCURL_FIND
  return table->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

/// What takes the bytes of an answer, and the lines of its head.
typedef size_t (*ccurl_sink)(char *bytes, size_t size, size_t count, void *context);

/// One POST; its headers and its context stay until it has ended, all else is copied.
typedef struct {
  const char *address;
  const void *body;
  long length;
  struct curl_slist *headers;
  long milliseconds;
  void *context;
  ccurl_sink head, sink;
} ccurl_post;

/// Makes a handle ready for a POST: no redirects, which could carry a key elsewhere, no signals, and
/// no proxy between this machine and itself.
static inline CURLcode ccurl_prepare(const ccurl_functions *table, CURL *easy, ccurl_post post) {
  table->easy_reset(easy);
#define CCURL_SET(option, value)                                       \
  {                                                                    \
    CURLcode result = table->easy_setopt(easy, CURLOPT_##option, value); \
    if (result != CURLE_OK) return result;                             \
  }
  CCURL_SET(URL, post.address)
  CCURL_SET(POSTFIELDSIZE, post.length)
  CCURL_SET(COPYPOSTFIELDS, post.body)
  CCURL_SET(HTTPHEADER, post.headers)
  CCURL_SET(TIMEOUT_MS, post.milliseconds)
  CCURL_SET(NOSIGNAL, 1L)
  CCURL_SET(FOLLOWLOCATION, 0L)
  CCURL_SET(NOPROXY, "localhost,127.0.0.1,::1")
  CCURL_SET(ACCEPT_ENCODING, "")
  CCURL_SET(WRITEDATA, post.context)
  CCURL_SET(WRITEFUNCTION, post.sink)
  CCURL_SET(HEADERDATA, post.context)
  CCURL_SET(HEADERFUNCTION, post.head)
#undef CCURL_SET
  return CURLE_OK;
}

/// The status of an answer.
static inline long ccurl_status(const ccurl_functions *table, CURL *easy) {
  long status = 0;
  table->easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

/// How long an exchange took, in microseconds.
static inline long long ccurl_microseconds(const ccurl_functions *table, CURL *easy) {
  curl_off_t time = 0;
  table->easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &time);
  return time;
}

/// An exchange that has ended.
typedef struct {
  CURL *easy;
  CURLcode result;
} ccurl_ended;

/// The next exchange that has ended; no handle where there is none.
static inline ccurl_ended ccurl_next_ended(const ccurl_functions *table, CURLM *multi) {
  int left = 0;
  CURLMsg *message;
  while ((message = table->multi_info_read(multi, &left)))
    if (message->msg == CURLMSG_DONE)
      return (ccurl_ended){message->easy_handle, message->data.result};
  return (ccurl_ended){0, CURLE_OK};
}

/// Keeps so many connections open between exchanges.
static inline void ccurl_keep_connections(const ccurl_functions *table, CURLM *multi, long count) {
  table->multi_setopt(multi, CURLMOPT_MAXCONNECTS, count);
}

// Threads for connections: as many as there are, up to a bound.
#ifndef ACTANT_APPS_SERVER_CONNECTION_THREADS_H_
#define ACTANT_APPS_SERVER_CONNECTION_THREADS_H_

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace actant {

// cpp-httplib's own pool has all its threads from the beginning; this one
// starts them as connections come. Thread-safe.
class ConnectionThreads : public httplib::TaskQueue {
 public:
  explicit ConnectionThreads(size_t most) : most_(most) {}

  // Runs `task` on a thread that waits, on a new one, or when one is free.
  void enqueue(std::function<void()> task) override;
  // Runs what was taken, and ends.
  void shutdown() override;

 private:
  void Work();

  const size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
  size_t waiting_ = 0;
  bool ending_ = false;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_CONNECTION_THREADS_H_

// Runs storage_writer beside a test.
#ifndef ACTANT_TESTS_STORAGE_WRITER_PROCESS_H_
#define ACTANT_TESTS_STORAGE_WRITER_PROCESS_H_

#include <sys/types.h>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace actant::testing {

// One storage_writer; killed, if it still runs, when this goes.
class WriterProcess {
 public:
  explicit WriterProcess(const std::vector<std::string>& arguments);
  ~WriterProcess();
  WriterProcess(const WriterProcess&) = delete;
  WriterProcess& operator=(const WriterProcess&) = delete;

  // The next line it prints; nullopt when it has ended.
  std::optional<std::string> ReadLine();
  std::vector<std::string> ReadAll();

  // Gives it a line to read.
  void Send(const std::string& line);

  // As a power cut would end it, and waits until it is gone.
  void Kill();
  // Closes its input and waits.
  void Finish();

 private:
  void Wait();

  pid_t pid_ = -1;
  int input_ = -1;
  FILE* output_ = nullptr;
};

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_WRITER_PROCESS_H_

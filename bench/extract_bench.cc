// How fast articles are read, on one core:
//
//   extract_bench [--benchmark_...] [TEXTS [MEGABYTES]]
//
// TEXTS is a folder of .txt files (default: the articles of tests/corpus),
// read again and again until MEGABYTES (1,000,000 bytes; default 8) have gone
// through. Beside it a scan that only decodes the UTF-8: what no reader of
// text can do without. `start_up` runs the program on one sentence, from its
// start to its end; cpu_ms is what it used of the processor, which other work
// on the machine does not lengthen. peak_rss_mb is the highest resident memory
// so far; of the program itself in start_up.
//
// Claims: build the release preset, --benchmark_repetitions=5, median.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor.h"
#include "extract/knowledge.h"
#include "proto/event_time.h"

extern char** environ;

namespace actant {
namespace {

constexpr double kMegabyte = 1e6;
constexpr const char* kSentence = "美國宣布制裁三家俄羅斯企業。";

struct Bench {
  std::unique_ptr<Knowledge> knowledge;
  std::unique_ptr<Extractor> extractor;
  std::vector<ArticleInput> articles;
  size_t bytes = 0;  // to read in each round
};

ArticleInput Article(std::string id, std::string text) {
  ArticleInput input;
  input.id = std::move(id);
  input.text = std::move(text);
  input.published = ToDay({2025, 8, 1});
  return input;
}

std::vector<ArticleInput> ReadTexts(const std::string& folder) {
  std::vector<ArticleInput> articles;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    articles.push_back(Article(entry.path().stem().string(),
                               {std::istreambuf_iterator<char>(in), {}}));
  }
  // Folders have no order of their own.
  std::sort(articles.begin(), articles.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return articles;
}

std::vector<ArticleInput> ReadCorpus() {
  std::vector<ArticleInput> articles;
  std::ifstream in(ACTANT_CORPUS);
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    articles.push_back(Article(row.at("id"), row.at("text")));
  }
  return articles;
}

double Milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 +
         static_cast<double>(time.tv_usec) / 1e3;
}

double PeakMegabytes(int who) {
  rusage usage{};
  getrusage(who, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / kMegabyte;
}

// Calls `read` with articles until all bytes of a round are through; returns
// how many that were.
template <typename Read>
size_t ReadRound(const Bench& bench, const Read& read) {
  size_t done = 0;
  for (size_t i = 0; done < bench.bytes; i = (i + 1) % bench.articles.size()) {
    read(bench.articles[i]);
    done += bench.articles[i].text.size();
  }
  return done;
}

// Sum of the code points; a byte that begins no character counts as itself.
uint64_t SumOfCharacters(std::string_view text) {
  uint64_t sum = 0;
  for (size_t at = 0; at < text.size();) {
    const auto lead = static_cast<uint8_t>(text[at]);
    const size_t length = lead < 0xC0   ? 1
                          : lead < 0xE0 ? 2
                          : lead < 0xF0 ? 3
                                        : 4;
    uint32_t value = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length && at + i < text.size(); ++i) {
      value = value << 6 | (static_cast<uint8_t>(text[at + i]) & 0x3F);
    }
    sum += value;
    at += length;
  }
  return sum;
}

void Utf8Scan(benchmark::State& state, const Bench& bench) {
  size_t bytes = 0;
  for (auto _ : state) {
    bytes += ReadRound(bench, [](const ArticleInput& article) {
      benchmark::DoNotOptimize(SumOfCharacters(article.text));
    });
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}

void Extract(benchmark::State& state, const Bench& bench) {
  size_t bytes = 0;
  size_t articles = 0;
  size_t mentions = 0;
  for (auto _ : state) {
    bytes += ReadRound(bench, [&](const ArticleInput& article) {
      const auto extraction = bench.extractor->Extract(article, {});
      mentions += extraction.has_value() ? extraction->mentions.size() : 0;
      ++articles;
    });
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
  state.SetItemsProcessed(static_cast<int64_t>(articles));
  state.counters["mentions_per_mb"] =
      static_cast<double>(mentions) / (static_cast<double>(bytes) / kMegabyte);
  state.counters["peak_rss_mb"] = PeakMegabytes(RUSAGE_SELF);
}

// Loading of the image and of its rules and grammar alone.
void Open(benchmark::State& state, const Bench&) {
  for (auto _ : state) {
    auto knowledge = Knowledge::Open(ACTANT_KNOWLEDGE);
    auto extractor = Extractor::Create(knowledge->get());
    benchmark::DoNotOptimize(extractor.has_value());
  }
}

void StartUp(benchmark::State& state, const Bench&) {
  const std::string path =
      (std::filesystem::temp_directory_path() / "extract_bench.").string() +
      std::to_string(getpid()) + ".txt";
  std::ofstream(path) << kSentence << '\n';
  std::string program = ACTANT_PROGRAM, command = "extract", file = path;
  char* const arguments[] = {program.data(), command.data(), file.data(),
                             nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  double cpu_ms = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    pid_t child = 0;
    int status = 0;
    rusage usage{};
    if (posix_spawn(&child, arguments[0], &actions, nullptr, arguments,
                    environ) != 0 ||
        wait4(child, &status, 0, &usage) != child || status != 0) {
      state.SkipWithError("actant did not run");
      break;
    }
    cpu_ms += Milliseconds(usage.ru_utime) + Milliseconds(usage.ru_stime);
    state.SetIterationTime(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin)
            .count());
  }
  posix_spawn_file_actions_destroy(&actions);
  state.counters["cpu_ms"] =
      benchmark::Counter(cpu_ms, benchmark::Counter::kAvgIterations);
  std::filesystem::remove(path);
  state.counters["peak_rss_mb"] = PeakMegabytes(RUSAGE_CHILDREN);
}

void Register(const char* name, void (*body)(benchmark::State&, const Bench&),
              const Bench& bench) {
  auto* registered = benchmark::RegisterBenchmark(
      name, [body, &bench](benchmark::State& state) { body(state, bench); });
  registered->Unit(benchmark::kMillisecond);
  if (body == StartUp) registered->UseManualTime();
}

int Main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  Bench bench;
  auto knowledge = Knowledge::Open(ACTANT_KNOWLEDGE);
  if (!knowledge) {
    std::cerr << knowledge.error().ToString() << '\n';
    return 1;
  }
  bench.knowledge = *std::move(knowledge);
  auto extractor = Extractor::Create(bench.knowledge.get());
  if (!extractor) {
    std::cerr << extractor.error().ToString() << '\n';
    return 1;
  }
  bench.extractor = *std::move(extractor);
  bench.articles = argc > 1 ? ReadTexts(argv[1]) : ReadCorpus();
  const double megabytes = argc > 2 ? std::strtod(argv[2], nullptr) : 8;
  bench.bytes = static_cast<size_t>(megabytes * kMegabyte);
  std::erase_if(bench.articles,
                [](const ArticleInput& a) { return a.text.empty(); });
  if (bench.articles.empty() || megabytes <= 0) {
    std::cerr << "usage: extract_bench [--benchmark_...] "
                 "[FOLDER_OF_TXT [MEGABYTES]]\n";
    return 1;
  }
  Register("utf8_scan", Utf8Scan, bench);
  Register("extract", Extract, bench);
  Register("open", Open, bench);
  Register("start_up", StartUp, bench);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace actant

int main(int argc, char** argv) { return actant::Main(argc, argv); }

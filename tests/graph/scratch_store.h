// A store in a folder of its own that is gone with it, and random articles to
// fill it: a small vocabulary and few days, so that clusters meet often.
#ifndef ACTANT_TESTS_GRAPH_SCRATCH_STORE_H_
#define ACTANT_TESTS_GRAPH_SCRATCH_STORE_H_

#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/article_writer.h"
#include "storage/event_store.h"

namespace actant {

class ScratchStore {
 public:
  ScratchStore();
  ~ScratchStore();
  ScratchStore(const ScratchStore&) = delete;
  ScratchStore& operator=(const ScratchStore&) = delete;

  EventStore& operator*() const { return *store_; }
  EventStore* operator->() const { return store_.get(); }
  EventStore* get() const { return store_.get(); }

 private:
  std::filesystem::path path_;
  std::unique_ptr<EventStore> store_;
};

// The actors and types that RandomReading names, with states of their own.
std::vector<ActorWrite> VocabularyActors();
std::vector<v1::EventType> VocabularyTypes();

// An article of up to five mentions among the first `actors` actors of the
// vocabulary: mutual and directed, of many parties or without target, of all
// statuses and precisions, also without any day. Every call gives another
// version.
ArticleReading RandomReading(const std::string& id, size_t actors,
                             std::mt19937* random);

// A mention by rule "test", of `type`, without date.
v1::Mention MakeMention(const std::string& type,
                        const std::vector<std::string>& sources,
                        const std::vector<std::string>& targets);
void SetDay(v1::DatePrecision precision, Day first, Day last,
            v1::Mention* mention);

// An article with these mentions and the whole vocabulary; its version is a
// function of `id` and `words`.
ArticleReading MakeReading(const std::string& id, const std::string& words,
                           std::vector<v1::Mention> mentions);

// All events and their mentions by public id, as text; empty and a test
// failure where reading fails.
std::string Dump(const EventStore& store);

// Fails the test where the store is not whole.
void ExpectWhole(const EventStore& store);

}  // namespace actant

#endif  // ACTANT_TESTS_GRAPH_SCRATCH_STORE_H_

#include "hostile_store.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "graph/article_writer.h"
#include "scratch_store.h"

namespace actant {
namespace {

// What formats must escape, beside each other and at either end.
constexpr std::array<std::string_view, 26> kPieces = {
    "=cmd()",    "+1",        "-2",      "@sum", "'",   "\"",   ",",
    ";",         "\\",        "\n",      "\r\n", "\t",  "\x01", "<b>",
    "</script>", "&amp;",     "\\u0027", "`",    "{x}", "#",    "制裁",
    "𠮷😀",       "\u202Eabc", "مرحبا",   "＝1",  " "};

std::string HostileText(std::mt19937* random) {
  std::uniform_int_distribution<size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(1, 30);
  std::string text;
  for (int left = length(*random); left > 0; --left) {
    text += kPieces[piece(*random)];
  }
  return text;
}

}  // namespace

void WriteHostile(unsigned seed, EventStore* store) {
  std::mt19937 random(seed);
  ArticleWriter writer(store);
  for (int i = 0; i < 12; ++i) {
    ArticleReading reading =
        RandomReading("a " + std::to_string(i) + "\"<'>", 5, &random);
    for (v1::Mention& mention : reading.mentions) {
      mention.set_evidence(HostileText(&random));
      mention.set_publisher(HostileText(&random));
    }
    for (ActorWrite& write : reading.actors) {
      write.actor.clear_names();
      for (const char* language : {"zh-Hant", "en"}) {
        v1::ActorName& name = *write.actor.add_names();
        name.set_text(HostileText(&random));
        name.set_language(language);
        name.set_preferred(true);
      }
    }
    const auto written = writer.Write(reading);
    ASSERT_TRUE(written.has_value()) << written.error().ToString();
  }
}

}  // namespace actant

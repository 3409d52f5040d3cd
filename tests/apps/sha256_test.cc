#include "apps/sha256.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace actant {
namespace {

std::string HashOf(std::string_view text) {
  Sha256 hash;
  hash.Add(text);
  return hash.Hex();
}

// The examples of FIPS 180 (NIST, "SHA256.pdf" and SHAVS).
TEST(Sha256Test, GivesThePublishedValues) {
  EXPECT_EQ(HashOf(""),
            "e3b0c44298fc1c149afbf4c8996fb924"
            "27ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(HashOf("abc"),
            "ba7816bf8f01cfea414140de5dae2223"
            "b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(HashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039"
            "a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(HashOf(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67"
            "f1809a48a497200e046d39ccc7112cd0");
}

// However the bytes come, and whatever is left of the last block.
TEST(Sha256Test, PartsAddUp) {
  for (size_t size = 0; size < 200; ++size) {
    const std::string text(size, 'x');
    Sha256 hash;
    for (size_t at = 0; at < size;) {
      const size_t part = 1 + at % 17;
      hash.Add(std::string_view(text).substr(at, part));
      at += part;
    }
    EXPECT_EQ(hash.Hex(), HashOf(text)) << size;
  }
  EXPECT_NE(HashOf(std::string(55, 'x')), HashOf(std::string(56, 'x')));
}

}  // namespace
}  // namespace actant

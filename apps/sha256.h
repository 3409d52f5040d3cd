// SHA-256 of what is written, as `sha256sum` prints it.
#ifndef ACTANT_APPS_SHA256_H_
#define ACTANT_APPS_SHA256_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace actant {

// FIPS 180-4, section 6.2. Use from one thread.
class Sha256 {
 public:
  void Add(std::string_view bytes);
  // 64 lower-case hex digits. Nothing may be added afterwards.
  std::string Hex();

 private:
  static constexpr size_t kBlock = 64;

  void AddBlock(const unsigned char* block);

  std::array<uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                    0xa54ff53a, 0x510e527f, 0x9b05688c,
                                    0x1f83d9ab, 0x5be0cd19};
  // What is left over of the last block.
  std::array<unsigned char, kBlock> pending_ = {};
  size_t pending_size_ = 0;
  uint64_t size_ = 0;  // bytes
};

}  // namespace actant

#endif  // ACTANT_APPS_SHA256_H_

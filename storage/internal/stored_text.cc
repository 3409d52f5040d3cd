#include "storage/internal/stored_text.h"

#include <zstd.h>

#include "storage/key_codec.h"

namespace actant::internal {
namespace {

// zstd's own default: news text shrinks to 40-45 % at about 200 MB/s.
constexpr int kCompressionLevel = 3;

}  // namespace

Result<std::string> PackText(std::string_view text) {
  if (text.size() > kMaxTextBytes) {
    return Error(InvalidArgument(
        "a text of " + std::to_string(text.size()) + " bytes; at most " +
        std::to_string(kMaxTextBytes) + " are stored"));
  }
  std::string value =
      KeyWriter().AddU32(static_cast<uint32_t>(text.size())).bytes();
  const size_t head = value.size();
  value.resize(head + ZSTD_compressBound(text.size()));
  const size_t size =
      ZSTD_compress(value.data() + head, value.size() - head, text.data(),
                    text.size(), kCompressionLevel);
  if (ZSTD_isError(size) != 0) {
    return Error(Internal(std::string("compressing a text: ") +
                          ZSTD_getErrorName(size)));
  }
  value.resize(head + size);
  return value;
}

Result<std::string> UnpackText(std::string_view value) {
  KeyReader reader(value);
  const size_t size = reader.U32();
  const std::string_view frame = reader.Rest();
  if (!reader.Done() || size > kMaxTextBytes ||
      ZSTD_getFrameContentSize(frame.data(), frame.size()) != size) {
    return Error(DataLoss("a stored text does not have the size it claims"));
  }
  std::string text(size, '\0');
  const size_t got =
      ZSTD_decompress(text.data(), text.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) != 0 || got != size) {
    return Error(DataLoss("a stored text cannot be decompressed"));
  }
  return text;
}

}  // namespace actant::internal

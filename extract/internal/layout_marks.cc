#include "extract/internal/layout_marks.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string>

#include "extract/internal/numerals.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

using Words = std::initializer_list<std::string_view>;

// In characters.
constexpr size_t kLongestFurniture = 60;
constexpr size_t kLongestByline = 60;
constexpr size_t kLongestOpenByline = 25;
constexpr size_t kLongestHeading = 40;

bool StartsWithAny(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.starts_with(word);
  });
}

bool EndsWithAny(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.ends_with(word);
  });
}

bool HoldsAny(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

size_t CountDigits(std::string_view text) {
  size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') {
    ++count;
  }
  return count;
}

bool OnlyOf(std::string_view text, std::u32string_view set) {
  for (size_t pos = 0; pos < text.size();) {
    const TextChar c = CharAt(text, pos);
    if (!OneOf(c.value, set) && !IsBlank(c.value)) return false;
    pos += c.size;
  }
  return true;
}

bool IsPageNumber(std::string_view line) {
  if (HasMoreChars(line, 16)) return false;
  if (CountDigits(line) == line.size() && line.size() <= 4) return true;
  if (StartsWithAny(line, {"第"}) && EndsWithAny(line, {"頁", "页"})) {
    return true;
  }
  const bool digits =
      HoldsAny(line, {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
  if (StartsWithAny(line, {"Page ", "page ", "P.", "p."})) return digits;
  return digits && OneOf(CharAt(line, 0).value, U"-–—－") &&
         OnlyOf(line, U"0123456789-–—－/");
}

// 2025.07.04, 2025/7/4 12:30: a date and nothing else.
bool IsDateLine(std::string_view line) {
  return CountDigits(line) == 4 && line.size() >= 8 &&
         OnlyOf(line, U"0123456789./-:年月日時分 ");
}

bool IsUrl(std::string_view line) {
  return StartsWithAny(line, {"http://", "https://", "www."}) &&
         CountChars(line.substr(0, line.find(' '))) >= 10;
}

// An opening bracket's partner in the first characters of the line.
std::optional<size_t> ClosingBracket(std::string_view line, size_t limit) {
  const char32_t open = CharAt(line, 0).value;
  char32_t close = 0;
  if (open == U'（' || open == U'(') close = U'）';
  if (open == U'〔') close = U'〕';
  if (open == U'【') close = U'】';
  if (open == U'[' || open == U'［') close = U']';
  if (close == 0) return std::nullopt;
  size_t count = 0;
  for (size_t pos = CharAt(line, 0).size; pos < line.size() && count < limit;
       ++count) {
    const TextChar c = CharAt(line, pos);
    pos += c.size;
    if (c.value == close || (close == U'）' && c.value == U')') ||
        (close == U']' && c.value == U'］')) {
      return pos;
    }
  }
  return std::nullopt;
}

bool EndsAsReport(std::string_view words) {
  return EndsWithAny(words, {"電", "电", "報導", "报道", "報道", "訊", "讯",
                             "特稿", "編譯", "编译", "特稿", "分析"});
}

// Bytes of a byline at the start of the line; 0 if there is none.
size_t BylineLength(std::string_view line) {
  if (const auto close = ClosingBracket(line, kLongestByline)) {
    const std::string_view words = TrimBlanks(line.substr(
        CharAt(line, 0).size,
        *close - CharAt(line, 0).size - CharBefore(line, *close).size));
    if (EndsAsReport(words) &&
        HoldsAny(words, {"社", "記者", "记者", "報", "报", "／", "/", "中心",
                         "頻道", "频道", "電", "网", "網"})) {
      return *close;
    }
  }
  // 新華社北京7月20日電
  size_t count = 0;
  for (size_t pos = 0; pos < line.size() && count < kLongestOpenByline;
       ++count) {
    const TextChar c = CharAt(line, pos);
    if (OneOf(c.value, U"，。；！？,")) break;
    pos += c.size;
    const std::string_view words = line.substr(0, pos);
    if (EndsWithAny(words, {"日電", "日电", "日訊", "日讯", "日專電"}) &&
        HoldsAny(words, {"社", "報", "报", "網", "网"})) {
      return pos;
    }
  }
  // 記者張三／台北報導
  if (StartsWithAny(line, {"記者", "记者", "文／", "文/", "編譯", "编译"})) {
    count = 0;
    for (size_t pos = 0; pos < line.size() && count < kLongestOpenByline;
         ++count) {
      const TextChar c = CharAt(line, pos);
      if (OneOf(c.value, U"，。；！？,：:")) break;
      pos += c.size;
      const std::string_view words = line.substr(0, pos);
      if (EndsWithAny(words, {"報導", "报道", "報道"}) &&
          HoldsAny(words, {"／", "/"})) {
        return pos;
      }
    }
  }
  return 0;
}

// WASHINGTON (Reuters) - ; LONDON, March 3 (AP) —
size_t EnglishBylineLength(std::string_view line) {
  constexpr size_t kReach = 60;
  const std::string_view front = line.substr(0, kReach);
  for (const std::string_view agency :
       {"(Reuters)", "(AP)", "(AFP)", "(CNA)", "(Xinhua)", "(Yonhap)",
        "(Kyodo)", "(Bloomberg)", "(UPI)"}) {
    const size_t at = front.find(agency);
    if (at == std::string_view::npos) continue;
    const std::string_view place = front.substr(0, at);
    if (!place.empty() && (place[0] < 'A' || place[0] > 'Z')) continue;
    size_t end = at + agency.size();
    const size_t after = end;
    while (end < line.size() && IsBlank(CharAt(line, end).value)) {
      end += CharAt(line, end).size;
    }
    const TextChar dash = CharAt(line, end);
    if (!OneOf(dash.value, U"-–—")) return at == 0 ? after : 0;
    return end + dash.size;
  }
  return 0;
}

// Credits of pictures, in brackets: （圖／翻攝自…）
bool IsCredit(std::string_view inside) {
  return StartsWithAny(
      inside,
      {"圖／",     "圖/",    "圖：",   "圖:",    "图／",     "图/",
       "图：",     "照片",   "攝影",   "摄影",   "圖片來源", "图片来源",
       "資料照",   "资料照", "示意圖", "示意图", "翻攝",     "美聯社資料",
       "路透資料", "圖取自", "Photo",  "photo"});
}

void FindCredits(std::string_view line, std::vector<LinePiece>* pieces) {
  for (size_t pos = 0; pos < line.size();) {
    const TextChar c = CharAt(line, pos);
    if (c.value == U'（' || c.value == U'(') {
      const auto close = ClosingBracket(line.substr(pos), kLongestByline);
      if (close &&
          IsCredit(TrimBlanks(line.substr(pos + c.size, *close - c.size)))) {
        pieces->push_back(
            {{static_cast<uint32_t>(pos), static_cast<uint32_t>(pos + *close)},
             SetAside::kCaption});
        pos += *close;
        continue;
      }
    }
    pos += c.size;
  }
}

// Words that lead to the rest of the article.
constexpr std::string_view kLeads[] = {
    "《詳全文",   "〈詳全文",   "（詳全文",         "詳全文...",
    "《閱讀全文", "（閱讀全文", "閱讀全文",         "阅读全文",
    "繼續閱讀",   "继续阅读",   "查看全文",         "點我看全文",
    "看更多...",  "Read more",  "Continue reading", "Read the full"};

// Whether one of them begins with the character.
bool MayLeadOn(char32_t c) {
  static const std::u32string kFirst = [] {
    std::u32string first;
    for (const std::string_view words : kLeads) {
      first += CharAt(words, 0).value;
    }
    return first;
  }();
  return OneOf(c, kFirst);
}

// Where the tail that leads to the rest of the article begins.
size_t ReadMoreBegin(std::string_view line) {
  constexpr size_t kReach = 80;  // bytes from the end
  size_t from = line.size() > kReach ? line.size() - kReach : 0;
  while (from < line.size() &&
         (static_cast<unsigned char>(line[from]) & 0xC0) == 0x80) {
    ++from;
  }
  size_t begin = line.size();
  for (size_t pos = from; pos < begin;) {
    const TextChar c = CharAt(line, pos);
    const bool leads = MayLeadOn(c.value) &&
                       std::any_of(std::begin(kLeads), std::end(kLeads),
                                   [&](std::string_view words) {
                                     return line.substr(pos).starts_with(words);
                                   });
    if (leads) begin = pos;
    pos += c.size;
  }
  // A text cut off by its feed.
  for (const std::string_view cut : {"...…", "[…]", "[...]", "(…)"}) {
    if (line.ends_with(cut)) begin = std::min(begin, line.size() - cut.size());
  }
  return begin;
}

}  // namespace

SetAside LineReason(std::string_view line) {
  const bool is_long = HasMoreChars(line, kLongestFurniture);
  if (IsPageNumber(line)) return SetAside::kPageNumber;
  if (IsUrl(line)) return SetAside::kUrl;
  if (IsDateLine(line)) return SetAside::kFurniture;
  const bool ended = OneOf(CharBefore(line, line.size()).value, U"。！？");
  if (StartsWithAny(
          line, {"▲", "△", "▼", "圖／", "圖/", "圖：", "圖說", "图：", "图说",
                 "圖片來源", "图片来源", "圖為", "照片來源", "資料來源：",
                 "资料来源：", "Photo:", "Photo by", "Image:", "Source:"})) {
    return SetAside::kCaption;
  }
  if (!is_long) {
    for (const std::string_view word :
         {"圖", "图", "表", "Figure ", "Table "}) {
      if (!line.starts_with(word)) continue;
      std::string_view rest = TrimBlanks(line.substr(word.size()));
      const TextChar number = CharAt(rest, 0);
      rest.remove_prefix(number.size);
      if (ReadInteger(
              std::string_view(rest.data() - number.size, number.size)) &&
          OneOf(CharAt(TrimBlanks(rest), 0).value, U"：:、.．／/")) {
        return SetAside::kCaption;
      }
    }
  }
  if (StartsWithAny(line, {"作者為", "作者为", "本文作者", "作者簡介",
                           "作者简介", "（作者", "(作者", "（本文作者",
                           "(本文作者", "關於作者", "About the author"})) {
    return SetAside::kAuthor;
  }
  if (StartsWithAny(line, {"（", "("}) &&
      HoldsAny(line, {"不代表", "文責自負", "立場無關"})) {
    return SetAside::kFurniture;
  }
  if (StartsWithAny(line, {"關鍵字", "關鍵詞", "关键词", "关键字", "焦點類別",
                           "Keywords", "標籤：", "标签："})) {
    return SetAside::kFurniture;
  }
  if (is_long || ended) return SetAside::kNone;
  if (StartsWithAny(line,
                    {"文／", "文/", "撰文", "作者", "責任編輯", "责任编辑",
                     "編輯：", "编辑：", "核稿編輯", "記者／", "攝影："})) {
    return SetAside::kByline;
  }
  if (StartsWithAny(line, {"瀏覽數", "浏览", "點閱", "分享", "列印", "字級",
                           "字体", "行動版", "回上一頁", "回首頁", "上一篇",
                           "下一篇", "訂閱", "加入好友", "追蹤我們", "版權所有",
                           "Copyright", "©", "All rights"})) {
    return SetAside::kFurniture;
  }
  return SetAside::kNone;
}

std::optional<SetAside> TailReason(std::string_view line) {
  while (!line.empty() && OneOf(CharBefore(line, line.size()).value, U"：:")) {
    line.remove_suffix(CharBefore(line, line.size()).size);
  }
  line = TrimBlanks(line);
  for (const std::string_view title :
       {"參考文獻", "参考文献", "參考資料", "参考资料", "參考書目", "參考來源",
        "註釋", "注釋", "注释", "附註", "註解", "引用文獻", "References",
        "REFERENCES", "Bibliography", "Works Cited", "Notes", "Endnotes"}) {
    if (line == title) return SetAside::kBibliography;
  }
  for (const std::string_view title :
       {"延伸閱讀", "延伸阅读", "更多新聞", "相關新聞", "相关新闻", "推薦閱讀",
        "熱門新聞", "相關報導", "Related articles"}) {
    if (line == title) return SetAside::kReadMore;
  }
  return std::nullopt;
}

bool IsNumberedHeading(std::string_view line) {
  if (HasMoreChars(line, kLongestHeading) ||
      OneOf(CharBefore(line, line.size()).value, U"。！？；，,、")) {
    return false;
  }
  constexpr std::u32string_view kNumerals =
      U"一二三四五六七八九十壹貳參叁肆伍陸柒捌玖拾";
  const bool bracketed = OneOf(CharAt(line, 0).value, U"（(第");
  size_t pos = bracketed ? CharAt(line, 0).size : 0;
  const size_t begin = pos;
  while (OneOf(CharAt(line, pos).value, kNumerals)) {
    pos += CharAt(line, pos).size;
  }
  if (pos == begin) return false;
  return OneOf(CharAt(line, pos).value, bracketed ? U"）)章節节" : U"、.．");
}

NoteStart NoteStartOf(std::string_view line) {
  NoteStart note;
  std::string_view rest = line;
  note.bracketed = rest.starts_with("[");
  if (note.bracketed) rest.remove_prefix(1);
  const size_t digits = CountDigits(rest);
  if (digits == 0 || digits > 3 || rest[0] == '0') return {};
  const int number = ReadInteger(rest.substr(0, digits)).value_or(0);
  rest.remove_prefix(digits);
  if (note.bracketed) {
    if (!rest.starts_with("]")) return {};
    rest.remove_prefix(1);
  }
  rest = TrimBlanks(rest);
  const char32_t next = CharAt(rest, 0).value;
  if (rest.empty()) return {};
  const bool cites = OneOf(next, U"〈《“\"‘「") ||
                     HoldsAny(rest, {"〈", "http", "同前註", "同註", "Ibid",
                                     "ibid", " pp.", "“"});
  // 3 日, 20%, 1.5: a quantity, no note; other measures may begin a name.
  if (!note.bracketed &&
      (OneOf(next,
             U"年月日號号時时點点分秒%％萬万億亿兆千百.,，、:：/／-–~～)）") ||
       (!cites &&
        OneOf(next, U"個个名位家項项艘架枚座天週周歲岁條条次人元度屆届")))) {
    return {};
  }
  note.number = number;
  note.cites = cites;
  return note;
}

std::vector<LinePiece> FindPieces(std::string_view line) {
  std::vector<LinePiece> pieces;
  size_t byline = BylineLength(line);
  if (byline == 0) byline = EnglishBylineLength(line);
  if (byline > 0) {
    pieces.push_back({{0, static_cast<uint32_t>(byline)}, SetAside::kByline});
  }
  FindCredits(line, &pieces);
  const size_t more = ReadMoreBegin(line);
  if (more < line.size()) {
    while (!pieces.empty() && pieces.back().span.end > more) pieces.pop_back();
    pieces.push_back(
        {{static_cast<uint32_t>(more), static_cast<uint32_t>(line.size())},
         SetAside::kReadMore});
  }
  // A credit inside the byline is part of it.
  for (size_t i = 1; i < pieces.size();) {
    if (pieces[i].span.begin < pieces[i - 1].span.end) {
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return pieces;
}

std::optional<int> DayOfByline(std::string_view byline) {
  constexpr std::string_view kDay = "日";
  size_t at = byline.rfind(kDay);
  while (at != std::string_view::npos) {
    size_t begin = at;
    while (begin > 0 && byline[begin - 1] >= '0' && byline[begin - 1] <= '9') {
      --begin;
    }
    const std::optional<int> day =
        ReadInteger(byline.substr(begin, at - begin));
    if (day && *day >= 1 && *day <= 31) return day;
    if (at == 0) break;
    at = byline.rfind(kDay, at - 1);
  }
  return std::nullopt;
}

}  // namespace actant

#include "extract/internal/date_forms.h"

namespace actant {
namespace {

using std::string;

// --- Pieces of Chinese dates. None has a group. ---

constexpr char kDigit[] = "[0-9０-９]";
constexpr char kHanDay[] = "(?:三十一?|[二廿]?十?[一二三四五六七八九]|二?十)";
constexpr char kHanMonth[] = "(?:十[一二]?|[一二三四五六七八九])";
// Between the days of a range.
constexpr char kThrough[] = " ?(?:至|到|~|～|-|－|–|—|、|及|和|與|与) ?";

string Year4() {
  return string("(?:[12１２]") + kDigit +
         "{3}|[一二][〇○零一二三四五六七八九]{3})";
}

// 民國114年; without 民國 only where a month follows (see kDate, kMonth).
string Minguo() {
  return string("民[國国] ?(?:") + kDigit +
         "{1,3}|[一二三四五六七八九十百〇○零]{1,5}) ?年";
}

string Year() {
  return "(?:" + Year4() + " ?年|" + Minguo() + "|[今去明前] ?[（(] ?" +
         Year4() +
         " ?[）)] ?年|大前年|今年|本年|去年|前年|明年|後年|后年|同年|"
         "當年|当年|該年|该年|翌年|隔年|次年|同一年)";
}

string YearBeforeMonth() { return "(?:" + Year() + "|1[0-9]{2} ?年)"; }

string MonthNumber() {
  return string("(?:1[0-2]|0?[1-9]|１[０-２]|[１-９]|") + kHanMonth + ")";
}

string Month() {
  return "(?:" + MonthNumber() +
         " ?月份?|[本今]月份?|[這这][個个]月|上上[個个]?月|上[個个]?月|"
         "下下[個个]?月|下[個个]?月|同月|當月|当月|該月|该月|次月|翌月|隔月)";
}

string DayNumber() {
  return string("(?:3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２][０-９]|[１-９]|") +
         kHanDay + ")";
}

constexpr char kPartOfMonth[] =
    "(?:月?(?:初|中|底|末)|[上中下]旬|上半月?|下半月?|稍早|稍晚|間|间)";
constexpr char kPartOfYear[] =
    "(?:年?(?:初|中|底|末)|上半年?|下半年?|"
    "第 ?[一二三四1-4] ?季度?|[首末]季|Q[1-4]|[春夏秋冬](?:季|天)|"
    "稍早|稍晚|度|間|间)";

constexpr char kWeekWord[] = "(?:[週周]|星期|[禮礼]拜)";

// How many, in Arabic or Chinese numerals.
string Count() {
  return string("(?:") + kDigit + "{1,3}(?:[.．]" + kDigit +
         "{1,2})?|[一二兩两三四五六七八九十百]{1,4}|半)";
}

// --- Pieces of English dates. ---

constexpr char kEnMonth[] =
    "(?:January|February|March|April|May|June|July|August|September|"
    "October|November|December|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.?|Jun\\.|"
    "Jul\\.|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
constexpr char kEnDay[] = "(?:3[01]|[12][0-9]|0?[1-9])";
constexpr char kEnYear[] = "(?:1[5-9][0-9]{2}|20[0-9]{2})";
constexpr char kEnWeekday[] =
    "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
constexpr char kEnSeason[] = "(?:spring|summer|autumn|fall|winter)";
constexpr char kEnCount[] =
    "(?:[0-9]{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
    "eleven|twelve)";
constexpr char kEnUnit[] = "(?:day|week|month|year)";
constexpr char kEnBefore[] = "[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom";
constexpr char kEnPart[] = "(?:[Ee]arly|[Mm]id|[Ll]ate)";

void AddChinese(std::vector<DateFormPattern>* forms) {
  const string year = "(" + Year() + ")";
  const string some_year = "(?:(" + YearBeforeMonth() + ") ?)?";
  const string some_month = "(?:(" + Month() + ") ?)?";
  const string day = "(" + DayNumber() + ")";
  const string month_number = "(" + MonthNumber() + ")";
  const string year4 = "(" + Year4() + ")";
  const string through(kThrough);

  forms->push_back(
      {DateForm::kDayRange,
       some_year + some_month + day + "(?: ?日)?" + through + day + " ?日"});
  forms->push_back({DateForm::kMonthRange, some_year + month_number + " ?月?" +
                                               through + month_number +
                                               " ?月份?"});
  forms->push_back({DateForm::kYearRange,
                    year4 + "(?: ?年)?(" + through + ")" + year4 + " ?年"});
  forms->push_back({DateForm::kDate,
                    some_year + "(" + Month() + ") ?" + day + " ?[日號号]"});
  forms->push_back({DateForm::kMonth, some_year + "(" + Month() + ")(?: ?(" +
                                          kPartOfMonth + "))?"});
  forms->push_back(
      {DateForm::kYear, year + "(?: ?(" + string(kPartOfYear) + "))?"});
  forms->push_back(
      {DateForm::kYearPart, "(年[初中底末]|上半年|下半年|[今去明][春夏秋冬])"});
  forms->push_back({DateForm::kMonthPart, "(月[初底末])"});
  forms->push_back({DateForm::kDay, day + " ?日"});
  forms->push_back({DateForm::kMarkedDay, "(大?[今昨明前後后]) ?[（(] ?" + day +
                                              " ?日?[）)] ?[日天早晚晨夜]?"});
  forms->push_back({DateForm::kDayWord,
                    "(今[天日晨早晚]|昨[天日晨早晚夜]|大?前天|前日|"
                    "明[天日晨早晚]|大?[後后]天)"});
  forms->push_back({DateForm::kThatDay,
                    "(同日|當天|当天|當日|当日|同一天|那天|翌[日晨]|"
                    "隔[天日]|次日|當晚|当晚|前一[天日]|[後后]一[天日])"});
  forms->push_back({DateForm::kWeek, "(上上|上|下下|下|本|[這这])一?[個个]?" +
                                         string(kWeekWord) +
                                         "([一二三四五六日天末])?"});
  forms->push_back(
      {DateForm::kWeek, "()" + string(kWeekWord) + "([一二三四五六日天末])"});
  forms->push_back(
      {DateForm::kAgo, "(" + Count() + ") ?([多餘余半])? ?" +
                           "(天|[個个]?(?:[週周]|星期|[禮礼]拜)|[個个]月|年)" +
                           "[多餘余半]?(?:[以之]?前)"});
  // With digits this would be "before the 3rd": see kDay.
  forms->push_back(
      {DateForm::kAgo, "([一二兩两三四五六七八九十]{1,3})()(日)[以之]?前"});
  forms->push_back({DateForm::kDuration,
                    Count() +
                        " ?[多餘余]? ?(?:天|日[內内夜]|夜|[個个]?(?:[週周]|"
                        "星期|[禮礼]拜)|[個个]月|年|[個个]?小時|[個个]?小时|"
                        "分鐘|分钟|秒|[個个]?世紀|[個个]?世纪)" +
                        "[多餘余半]?(?:[以之]?[後后]|以?[來来]|[以之]?[內内]|"
                        "期間|期间|間|间)?"});
  forms->push_back({DateForm::kDecade, "(" + Year4() +
                                           "|[3-9]0|[三四五六七八九]十) ?年代" +
                                           "([初中末]期?|[後后]期)?"});
  forms->push_back({DateForm::kNumeric,
                    "([12][0-9]{3})[-/.](0?[1-9]|1[0-2])[-/.]"
                    "(3[01]|[12][0-9]|0?[1-9])"});
  forms->push_back({DateForm::kMonthSlash,
                    "(0?[1-9]|1[0-2])[/／](3[01]|[12][0-9]|0?[1-9])"});
}

void AddEnglish(std::vector<DateFormPattern>* forms) {
  const string month = "(" + string(kEnMonth) + ")";
  const string day = "(" + string(kEnDay) + ")(?:st|nd|rd|th)?";
  const string year = "(" + string(kEnYear) + ")";
  const string part = "(?:(" + string(kEnPart) + ")[- ])?";
  const string weekday = kEnWeekday;
  // Taken along, lest "from March" be found before "March 3".
  const string before = "(?:(?:" + string(kEnBefore) + ") )?";

  forms->push_back({DateForm::kEnglishMonthDay,
                    before + month + " " + day + "(?:,? " + year + ")?"});
  forms->push_back(
      {DateForm::kEnglishDayMonth,
       before + day + "(?: of)? " + month + "(?:,? " + year + ")?"});
  forms->push_back(
      {DateForm::kEnglishMonth, before + part + month + "(?: of)?,? " + year});
  forms->push_back({DateForm::kEnglishBareMonth,
                    "(" + string(kEnBefore) +
                        "|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|"
                        "[Ee]nd of|[Mm]id)[- ]" +
                        month});
  forms->push_back({DateForm::kEnglishYear,
                    "(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|"
                    "[Tt]o|[Oo]f|[Bb]efore|[Aa]fter|[Tt]hrough|[Aa]nd) " +
                        part + year});
  forms->push_back(
      {DateForm::kEnglishYear, "(" + string(kEnPart) + ")[- ]" + year});
  forms->push_back({DateForm::kEnglishDayWord,
                    "([Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|"
                    "[Ll]ast night)"});
  forms->push_back({DateForm::kEnglishRelative,
                    "((?:[Ll]ate |[Ee]arly |[Ee]arlier |[Ll]ater )?"
                    "(?:[Ll]ast|[Tt]his|[Nn]ext)) (week|month|year|" +
                        weekday + "|" + kEnSeason + ")"});
  forms->push_back({DateForm::kEnglishWeekday, "(" + weekday + ")"});
  forms->push_back(
      {DateForm::kEnglishAgo,
       "((?i:" + string(kEnCount) + ")) (" + kEnUnit + ")s? (?:ago|earlier)"});
  forms->push_back({DateForm::kEnglishThat,
                    "[Tt]he (same|next|following|previous) (day|month|year)"});
  forms->push_back({DateForm::kEnglishDuration,
                    string("(?i:") + kEnCount +
                        ")[- ](?:second|minute|hour|day|week|month|year|"
                        "decade)s?"});
  forms->push_back({DateForm::kEnglishDecade, "(?:[Tt]he )?([12][0-9]{2}0)s"});
}

}  // namespace

std::vector<DateFormPattern> DateFormPatterns() {
  std::vector<DateFormPattern> forms;
  AddChinese(&forms);
  AddEnglish(&forms);
  return forms;
}

}  // namespace actant

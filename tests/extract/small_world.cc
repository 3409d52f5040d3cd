#include "small_world.h"

#include <stdexcept>
#include <utility>

#include "extract/compiler/compile.h"
#include "extract/internal/passage_dates.h"
#include "extract/rule_language.h"
#include "extract/segmenter.h"

namespace actant {
namespace {

// The day on which the small world is read.
constexpr CivilDate kToday{2025, 11, 20};

constexpr std::string_view kClasses = R"(actor
gov < actor
state < gov
ministry < gov
legislature < gov
court < gov
military < gov
government < gov
agency < gov
igo < actor
intl_body < igo
person < actor
firm < actor
rebel < actor
armed_group < rebel
media < actor
scholar < actor
opposition < actor
civilian < actor
place
theme
np
verb
nominal
phrase
other
time
amount
several
deixis.act
deixis.object
affair
deixis.to
somebody
then < other
background < other
that_time < other
this_time < other
uttered
consenting
below < other
link < other
question < other
bare_condition
then_so
and_verb
purpose
alleged < operator
asking < other
reaction
severing
likewise
fronting < coverb
despite < other
apart < other
judging
invited
invitation
anybody
posted
reciprocal < other
named
related < other
plain < other
coverb
coverb.after < coverb
coverb.about < coverb
coverb.cause < coverb
coverb.go < coverb
coverb.since < coverb
conjunction
conjunction.inner < conjunction
list_mark
de
passive
ba
light
operator
negation < operator
op.transparent < operator
op.reported < operator
op.planned < operator
op.possible < operator
op.irrealis < operator
op.ongoing < operator
aspect
condition < operator
time_end
time_within
plan_noun
chance_noun
after.negated
after.planned
adverb
modifier
role
entourage
abbreviation_before
abbreviation_after
abbreviation_sound
abbreviation_weak
kin
named_after
opposing
number
reference
noun
goods < noun
list < noun
leader
easing
)";

constexpr std::string_view kStates =
    "USA\tstate\t\t\t美國\tUnited States\t美\t華府|白宮\t\t\t\t\n"
    "CHN\tstate\t\t\t中國\tChina\t中\t北京\t\t\t\t\n"
    "TWN\tstate\t\t\t台灣\tTaiwan\t台\t台北\t\t\t\t\n"
    "JPN\tstate\t\t\t日本\tJapan\t日\t東京\t\t\t\t\n"
    "KOR\tstate\t\t\t南韓\tSouth Korea\t韓\t\t\t\t\t\n"
    "RUS\tstate\t\t\t俄羅斯\tRussia\t俄\t克里姆林宮\t\t\t\t\n"
    "IRN\tstate\t\t\t伊朗\tIran\t伊\t\t\t\t\t\n"
    "UKR\tstate\t\t\t烏克蘭\tUkraine\t烏\t\t\t\t\t\n"
    "UGA\tstate\t\t\t烏干達\tUganda\t\t\t\t\t\t\n"
    "IRQ\tstate\t\t\t伊拉克\tIraq\t\t\t\t\t\t\n"
    "GBR\tstate\t\t\t英國\tUnited Kingdom\t英\t\t\t\t\t\n"
    "FRA\tstate\t\t\t法國\tFrance\t法\t\t\t\t\t\n"
    "EGY\tstate\t\t\t埃及\tEgypt\t埃\t\t\t\t\t\n"
    "PHL\tstate\t\t\t菲律賓\tPhilippines\t菲\t\t\t\t\t\n"
    "MYS\tstate\t\t\t馬來西亞\tMalaysia\t馬\t吉隆坡\t\t\t\t\n"
    "DOM\tstate\t\t\t多明尼加\tDominican Republic\t多\t\t\t\t\t\n"
    "ARG\tstate\t\t\t阿根廷\tArgentina\t阿\t\t\t\t\t\n"
    "CAN\tstate\t\t\t加拿大\tCanada\t加\t\t\t\t\t\n"
    "CZE\tstate\t\t\t捷克\tCzechia\t\t布拉格\t\t\t\t\n"
    "BEL\tstate\t\t\t比利時\tBelgium\t比\t\t\t\t\t\n"
    "GUY\tstate\t\t\t蓋亞那\tGuyana\t\t\t\t\t\t\n"
    "PSE\tstate\t\t\t巴勒斯坦\tPalestine\t\t\t\t\t\t\n";

constexpr std::string_view kFormer =
    "code\tkind\tstate\trole\tnames.zh\tnames.en\tmetonyms.zh\tsince\tuntil\n"
    "CSK\tstate\t\t\t捷克斯洛伐克\tCzechoslovakia\t布拉格\t1918\t1992\n"
    "group/horde\tarmed_group\tEGY\tREB\t大漠軍\tHorde\t\t\t2021-08-14\n"
    "EGY/horde\tgovernment\tEGY\t\t大漠軍\tHorde\t\t2021-08-15\t\n";

constexpr std::string_view kOthers =
    "TWN/coast-guard\tagency\tTWN\t\t海巡署|台灣海巡署\tCoast Guard\t\t\t\t\t"
    "\t\n"
    "CHN/foreign-ministry\tministry\tCHN\t\t中國外交部\t\t\t\t\t\t\t\n"
    "TWN/foreign-ministry\tministry\tTWN\t\t台灣外交部\t\t\t\t\t\t\t\n"
    "JPN/foreign-ministry\tministry\tJPN\t\t日本外務省\t\t\t\t\t\t\t\n"
    "ARAB-STATES\tintl_body\t\t\t阿拉伯國家\tArab states\t\t\t\t\t\t\n"
    "person/castro\tperson\tEGY\t\t勞爾·卡斯楚\tCastro\t\t\t\t\t\t\n"
    "person/li\tperson\tEGY\t\t李·安\tLi\t\t\t\t\t\t\n"
    "person/graham\tperson\tUSA\t\t葛蘭姆\tGraham\t\t\t\t\t\t\n"
    "person/takaichi\tperson\tJPN\t\t高市\tTakaichi\t\t\t\t\t\t\n"
    "person/kishida\tperson\tJPN\t\t岸田文雄\tKishida\t\t\t\t\t\t\n"
    "person/burnham\tperson\tGBR\t\t柏南\tBurnham\t\t\t\t\t\t\n"
    "EU\tintl_body\t\t\t歐盟\tEuropean Union\t歐\t\t\t\t\t\n"
    "UN\tintl_body\t\t\t聯合國\tUnited Nations\t\t\t\t\t\t\n"
    "firm/huawei\tfirm\tCHN\tBUS\t華為\tHuawei\t\t\t\t\t\t\n"
    "group/hamas\tarmed_group\tPSE\tREB\t哈瑪斯\tHamas\t\t\t\t\t\t\n"
    "person/biden\tperson\tUSA\t\t拜登\tJoe Biden\t\t\t\t\t\t\n"
    "person/trump\tperson\tUSA\t\t川普\tDonald Trump\t\t\t\t\t\t\n"
    "person/xi\tperson\tCHN\t\t習近平\tXi Jinping\t\t\t\t\t\t\n"
    "person/wang\tperson\tCHN\t\t王毅\tWang Yi\t\t\t\t\t\t\n"
    "place/strait\tplace\t\t\t荷莫茲海峽\t\t\t\t\t\t\t\n"
    "place/kharkiv\tplace\tUKR\t\t哈爾科夫\t\t\t\t\t\t\t\n";

constexpr std::string_view kTerms =
    "person\tof\toffice\tsince\tuntil\tsource\tchecked\n"
    "person/biden\tUSA\thead_of_state\t2021-01-20\t2025-01-19\t\t\n"
    "person/trump\tUSA\thead_of_state\t2017-01-20\t2021-01-19\t\t\n"
    "person/trump\tUSA\thead_of_state\t2025-01-20\t\t\t\n"
    "person/xi\tCHN\thead_of_state\t2013-03-14\t\t\t\n"
    "person/wang\tCHN\tforeign_minister\t2023-07-25\t\t\t\n";

constexpr std::string_view kInstitutions =
    "suffix\tkind\trole\tnames.zh\tnames.en\tdefault_state\tsource\tchecked\n"
    "foreign-ministry\tministry\t\t外交部|國務院\t\t\t\t\n"
    "commerce-ministry\tministry\t\t商務部\t\t\t\t\n"
    "coast-guard\tagency\t\t海警\t\t\t\t\n"
    "navy\tmilitary\t\t太平洋艦隊\t\t\t\t\n"
    "national-security-council\tgovernment\t\t國安會議\t\tTWN\t\t\n"
    "senate\tlegislature\t\t參議院\t\tUSA\t\t\n"
    "military\tmilitary\t\t軍\t\t\t\t\n";

constexpr std::string_view kOffices =
    "surface\toffice\trank\tinstitution\tnote\n"
    "總統\thead_of_state\tleader\t\t\n"
    "國家主席\thead_of_state\tleader\t\t\n"
    "國務卿\tforeign_minister\tminister\tforeign-ministry\t\n"
    "外交部長\tforeign_minister\tminister\tforeign-ministry\t\n"
    "外長\tforeign_minister\tminister\tforeign-ministry\t\n"
    "議員\tlegislator\tlegislator\t\t\n"
    "元首\thead_of_state\tleader\t\t\n"
    "在野黨黨魁\topposition_leader\topposition\t\t\n"
    "大使\tambassador\tenvoy\t\t\n"
    "發言人\tspokesperson\tofficial\t\t\n";

constexpr std::string_view kWords =
    "surface\tclass\tvalue\tnote\n"
    "對\tcoverb\tto\t\n"
    "對\tabbreviation_before\tany\t\n"
    "向\tcoverb\tto\t\n"
    "與\tcoverb\twith\t\n"
    "與\tconjunction\t\t\n"
    "和\tconjunction\t\t\n"
    "和\tconjunction.inner\t\t\n"
    "從\tcoverb\tfrom\t\n"
    "給\tcoverb.after\tto\t\n"
    "在\tcoverb\tat\t\n"
    "、\tlist_mark\t\t\n"
    "的\tde\t\t\n"
    "遭\tpassive\t\t\n"
    "被\tpassive\t\t\n"
    "受到\tpassive\t\t\n"
    "將\tba\t\t\n"
    "將\top.planned\t\t\n"
    "把\tba\t\t\n"
    "實施\tlight\t\t\n"
    "舉行\tlight\t\t\n"
    "發動\tlight\t\t\n"
    "未\tnegation\t\t\n"
    "不會\tnegation\t\t\n"
    "宣布\top.transparent\t\t\n"
    "批准\top.transparent\t\t\n"
    "表示\top.reported\t\t\n"
    "計畫\top.planned\t\t\n"
    "考慮\top.possible\t\t\n"
    "可能\top.possible\t\t\n"
    "要求\top.irrealis\t\t\n"
    "敦促\top.irrealis\t\t\n"
    "正在\top.ongoing\t\t\n"
    "已\taspect\t\t\n"
    "了\taspect\t\t\n"
    "若\tcondition\t\t\n"
    "若\top.possible\t\t\n"
    "或\tconjunction\t\t\n"
    "—\tconjunction\tnames\t\n"
    "期間\ttime_end\t\t\n"
    "之前\ttime_end\t\t\n"
    "中\ttime_within\t\t\n"
    "方案\tplan_noun\t\t\n"
    "可能性\tchance_noun\t\t\n"
    "一事\taffair\t\t\n"
    "我們\treference\tspeaker\t\n"
    "擱置\tafter.negated\t\t\n"
    "延期\tafter.planned\t\t\n"
    "擴大\tadverb\t\t\n"
    "企業\trole\tBUS\t\n"
    "公司\trole\tBUS\t\n"
    "媒體\trole\tMED\t\n"
    "政府\tentourage\t\t\n"
    "方\tabbreviation_after\t\t\n"
    "訪\tabbreviation_before\tany\t\n"
    "赴\tabbreviation_before\tany\t\n"
    "軍機\tabbreviation_after\t\t\n"
    "等\tabbreviation_after\trun\t\n"
    "邊境\tabbreviation_after\t\t\n"
    "航班\tplain\t\t\n"
    "阿\tabbreviation_sound\t\t\n"
    "加\tabbreviation_sound\t\t\n"
    "比\tabbreviation_sound\t\t\n"
    "比\tabbreviation_weak\t\t\n"
    "批評\topposing\t\t\n"
    "批評\tjudging\t\t\n"
    "不顧\tdespite\t\t\n"
    "及\tconjunction\t\t\n"
    "及\tconjunction.inner\t\t\n"
    "胞妹\tkin\t\t\n"
    "女兒\tkin\t\t\n"
    "號\tnamed_after\t\t\n"
    "五國\treference\tfive\t\n"
    "一名\tnumber\t\t\n"
    "防務\tmodifier\t\t\n"
    "專家\trole\tACA\t\n"
    "她\treference\tperson\t\n"
    "對方\treference\tother\t\n"
    "兩人\treference\tpersons\t\n"
    "他\treference\tperson\t\n"
    "其\treference\tother\t\n"
    "三國\treference\ttriple\t\n"
    "此舉\tdeixis.act\t\t\n"
    "對此\tdeixis.to\t\t\n"
    "相互\treciprocal\t\t\n"
    "外界\tsomebody\t\t\n"
    "隨後\tthen\t\t\n"
    "長期\tbackground\t\t\n"
    "曾\tbackground\t\t\n"
    "當時\tthat_time\t\t\n"
    "此次\tthis_time\t\t\n"
    "下\tbelow\t\t\n"
    "而\tlink\t\t\n"
    "批評\tuttered\t\t\n"
    "自\tcoverb.since\tfrom\t\n"
    "因\tcoverb.cause\t\t\n"
    "應\tinvited\t\t\n"
    "應\top.possible\t\t\n"
    "邀請\tinvitation\t\t\n"
    "駐\tposted\t\t\n"
    "大使館\tentourage\t\t\n"
    "前往\tcoverb.go\tto\t\n"
    "就\tcoverb\tabout\t\n"
    "就\tcoverb.about\tabout\t\n"
    "就\tthen_so\t\t\n"
    "針對\tcoverb\tto\t\n"
    "針對\tfronting\t\t\n"
    "再\tbare_condition\t\t\n"
    "再\tadverb\t\t\n"
    "並\tadverb\t\t\n"
    "並\tand_verb\t\t\n"
    "為何\tquestion\t\t\n"
    "嗎\tasking\t\t\n"
    "為了\tcoverb\tnone\t\n"
    "為了\tpurpose\t\t\n"
    "涉嫌\talleged\t\t\n"
    "抗議\treaction\t\t\n"
    "我方\treference\tours\t\n"
    "企\trole\tBUS\t\n"
    "烏克蘭戰事\tnamed\tRUS+UKR:攻擊\t\n"
    "於\tcoverb\tat\t\n"
    "該國\treference\tstate\t\n"
    "雙方\treference\tpair\t\n"
    "兩國\treference\tpair\t\n"
    "我國\treference\thome\t\n"
    "台海和平\ttheme\tTWN\t\n"
    "武器\tgoods\t\t\n"
    "出口管制名單\tlist\t\t\n"
    "放寬\teasing\t\t\n"
    "西方\tplain\t\t\n"
    "東方\tplain\t\t\n";

constexpr std::string_view kTypes =
    "name\tparent\tplover\tmode\tcameo\tgoldstein\tdirection\ttarget\tname.en\t"
    "name.zh\tsource\n"
    "sanction\t\tSANCTION\t\t163\t-8\tdirected\trequired\t\t\t\n"
    "export_control\t\tSANCTION\t\t163\t-8\tdirected\trequired\t\t\t\n"
    "ease\t\tCONCEDE\t\t085\t7\tdirected\trequired\t\t\t\n"
    "meet\t\tCONSULT\t\t040\t1\tmutual\trequired\t\t\t\n"
    "visit\t\tCONSULT\t\t042\t1.9\tdirected\trequired\t\t\t\n"
    "arms_transfer\t\tAID\t\t072\t8.3\tdirected\trequired\t\t\t\n"
    "coerce\t\tCOERCE\t\t170\t-7\tdirected\trequired\t\t\t\n"
    "attack\t\tASSAULT\t\t190\t-10\tdirected\trequired\t\t\t\n"
    "criticize\t\tACCUSE\t\t111\t-2\tdirected\trequired\t\t\t\n"
    "demand\t\tREQUEST\t\t100\t-5\tdirected\trequired\t\t\t\n"
    "support\t\tSUPPORT\t\t051\t3.4\tdirected\trequired\t\t\t\n"
    "weapons_test\t\tMOBILIZE\t\t150\t-7.2\tdirected\toptional\t\t\t\n";

constexpr std::string_view kGrammar = R"(# A grammar in small.
setting home.zh-Hant TWN
setting home.zh-Hans CHN
setting speech.colon 批評
setting trigger.adverbs 再 全面
setting script.zh-Hant 國對說這個來為們時會發學經過還後開關東車長門問將於與並應當報導據
setting script.zh-Hans 国对说这个来为们时会发学经过还后开关东车长门问将于与并应当报导据

gap phrase  other adverb time amount modifier aspect limit 21
gap free    other adverb time amount number modifier operator aspect limit 60
gap back    @free phrase coverb verb nominal light noun passive limit 90
gap inside  @back np
gap ahead   other adverb time amount modifier aspect limit 36
gap mod     other adverb amount modifier time limit 36

construction t.passive.agent  verb  closes subj obj
  pattern  obj:np ~free phrase* ~free passive ~free subj:np ~free light? @
construction t.passive.agent.open  verb  closes subj
  pattern  passive ~free subj:np ~free @
construction t.passive.bare  verb  closes subj obj
  pattern  obj:np ~free passive ~phrase @
construction t.passive.nominal  nominal  closes subj obj
  pattern  obj:np ~free passive ~free subj:np ~phrase de? ~mod @
construction t.ba.subject  verb
  pattern  subj:np ~free phrase* ~free ba ~phrase obj:np ~free @
construction t.ba.relative  verb  closes subj obj
  pattern  subj:np ~free ba ~inside de ~mod obj:np ~free @
construction t.ba  verb
  pattern  ba ~phrase obj:np ~free @
construction t.nominal.phrase.subject  nominal
  pattern  subj:np ~phrase phrase ~mod de? ~mod @
construction t.nominal.phrase  nominal
  pattern  phrase ~mod de? ~mod @
construction t.nominal.own  nominal
  pattern  subj:np ~mod de? ~mod @
construction t.light  nominal
  pattern  subj:np ~back phrase* ~free light ~mod @
construction t.light.phrase  nominal
  pattern  phrase ~free light ~mod de? ~mod @
construction t.governed  nominal
  pattern  subj:np ~back @
construction t.active.phrases  verb
  pattern  phrase ~free @
construction t.object.relative  verb
  pattern  @ ~ahead verb ~ahead np ~ahead de ~ahead obj:np
construction t.object.of  verb
  pattern  @ ~ahead np de obj:np
construction t.object  verb
  pattern  @ ~ahead obj:np
construction t.object.noun  verb
  pattern  @ ~ahead obj:noun
construction t.after  verb
  pattern  @ ~ahead noun ~ahead coverb.after
construction t.into  verb
  pattern  @ ~ahead into:noun
construction t.complement  verb
  pattern  @ ~ahead comp:verb|nominal
construction t.subject  verb
  pattern  subj:np ~back @
)";

}  // namespace

constexpr std::string_view kSmallRules = R"(# Rules in small.
rule t.sanction.verb -> sanction
  on      制裁 :v
  need    subj: gov|igo  obj|to: actor
  roles   source=subj target=obj|to
  yes     美國制裁伊朗。 => USA > IRN occurred
  no      美國要求歐盟制裁俄羅斯。

rule t.sanction.nominal -> sanction
  on      制裁 :n
  need    subj: gov|igo  to|obj: actor
  roles   source=subj target=to|obj
  yes     美國對伊朗實施制裁。 => USA > IRN occurred
  no      制裁影響有限。

rule t.list -> export_control
  on      列入 :v
  need    subj: gov  obj: gov|firm  into: list
  roles   source=subj target=obj
  yes     中國將日本企業列入出口管制名單。 => CHN > JPN.BUS occurred
  no      日本列入名單。

rule t.meet.verb -> meet
  on      會談 :v
  need    subj: gov  with|obj: gov
  roles   source=subj+with+obj mutual
  yes     美國與中國會談。 => USA + CHN occurred
  no      雙方會談氣氛良好。

rule t.meet.nominal -> meet
  on      會談 :n
  need    subj: gov  with: gov
  roles   source=subj+with mutual
  yes     美國與中國舉行會談。 => USA + CHN occurred
  no      會談氣氛良好。

rule t.visit -> visit
  on      訪問 訪 赴 :v
  need    subj: gov  obj: gov
  roles   source=subj target=obj
  yes     川普訪問日本。 => USA > JPN occurred
  no      記者訪問民眾。

rule t.arms.nominal -> arms_transfer
  on      軍售 :n
  need    subj: gov  to: gov
  roles   source=subj target=to amount=amount
  status  under 批准 = occurred
  yes     美國批准對台軍售。 => USA > TWN occurred
  no      軍售影響區域穩定。

rule t.arms.verb -> arms_transfer
  on      出售 :v
  need    subj: gov  to: gov  obj: goods
  roles   source=subj target=to amount=amount
  yes     美國出售武器給台灣。 => USA > TWN occurred
  no      農民出售水果。

rule t.coerce -> coerce
  on      逮捕 :v
  need    subj: gov  obj: actor
  roles   source=subj target=obj
  yes     俄羅斯逮捕美國媒體。 => RUS > USA.MED occurred
  no      警方逮捕嫌犯。

rule t.attack.verb -> attack
  on      攻擊 :v
  need    subj: gov|rebel  obj: actor|place
  roles   source=subj target=obj
  yes     俄羅斯攻擊烏克蘭。 => RUS > UKR occurred
  no      駭客攻擊網站。

rule t.attack.nominal -> attack
  on      攻擊 :n
  need    subj: gov|rebel  to: actor|place
  roles   source=subj target=to
  yes     俄羅斯對烏克蘭發動攻擊。 => RUS > UKR occurred
  no      攻擊頻傳。

rule t.help -> support
  on      協助 :v
  need    subj: gov|igo  obj: actor
  roles   source=subj target=obj
  yes     中國協助俄羅斯。 => CHN > RUS occurred
  no      民眾協助救災。

rule t.criticize -> criticize
  on      批評 抗議 敦促 :v
  need    subj: gov|igo  obj: actor
  roles   source=subj target=obj
  yes     中國批評美國。 => CHN > USA occurred
  no      他批評球隊。

rule t.criticize.said -> criticize
  on      批評 :v
  need    subj: gov|igo  no obj: actor  comp: actor
  roles   source=subj target=comp
  yes     中國批評，美國攻擊伊朗。 => CHN > USA occurred
  no      他批評，球隊表現不佳。

rule t.test -> weapons_test
  on      試射 :v
  need    subj: gov
  roles   source=subj
  yes     伊朗試射飛彈。 => IRN > occurred
  no      公司試射火箭。
)";

void WriteSmallWorld(const DataFolder& folder) {
  folder.Write("classes.txt", kClasses);
  folder.Write("actors/states.tsv",
               std::string(kActorHeader) + std::string(kStates));
  folder.Write("actors/former.tsv", kFormer);
  folder.Write("actors/others.tsv",
               std::string(kActorHeader) + std::string(kOthers));
  folder.Write("actors/affiliations.tsv", kTerms);
  folder.Write("actors/generic_institutions.tsv", kInstitutions);
  folder.Write("zh/lexicon/offices.tsv", kOffices);
  folder.Write("zh/lexicon/words.tsv", kWords);
  folder.Write("ontology/event_types.tsv", kTypes);
  folder.Write("zh/grammar/constructions.txt", kGrammar);
}

std::unique_ptr<Knowledge> CompileWorld(const DataFolder& folder) {
  auto compiled = CompileData(folder.path());
  if (!compiled) throw std::runtime_error(compiled.error().message());
  auto knowledge = Knowledge::FromBytes(std::move(compiled->image));
  if (!knowledge) throw std::runtime_error(knowledge.error().message());
  return std::move(*knowledge);
}

BlockAnalysis WorldReading::analysis() const {
  return {text, &structure, &tokens, &actors, &dates, &amounts, nullptr};
}

std::string_view WorldReading::TextOf(ByteSpan span) const {
  return std::string_view(text).substr(span.begin, span.end - span.begin);
}

std::string WorldReading::Named() const {
  std::string named;
  for (const ActorMention& actor : actors) {
    if (!named.empty()) named += " ";
    named += std::string(TextOf(actor.span)) + "=" + actor.actor;
  }
  return named;
}

const Frame* WorldReading::FrameOf(std::string_view lemma, char part) const {
  for (const ParsedClause& clause : clauses) {
    for (const Frame& frame : clause.frames) {
      if (frame.part == part &&
          knowledge->trigger(frame.trigger).lemma == lemma) {
        return &frame;
      }
    }
  }
  return nullptr;
}

std::string WorldReading::Actors(const Frame& frame, Slot slot) const {
  std::string codes;
  for (const uint32_t index : frame.slots[slot].actors) {
    codes += (codes.empty() ? "" : "+") + actors[index].actor;
  }
  return codes;
}

std::string WorldReading::Words(const Frame& frame, Slot slot) const {
  return std::string(TextOf(frame.slots[slot].span));
}

SmallWorld::SmallWorld() : SmallWorld(kSmallRules) {}

SmallWorld::SmallWorld(std::string_view rules) {
  const DataFolder folder;
  WriteSmallWorld(folder);
  folder.Write("zh/rules/rules.txt", rules);
  knowledge_ = CompileWorld(folder);
  classes_ = std::make_unique<ClassTable>(knowledge_.get());
  const auto require = [](const Status& status) {
    if (!status.ok()) throw std::runtime_error(status.message());
  };
  auto bits = ParserClasses::Load(classes_.get());
  if (!bits) require(bits.error());
  for (const std::string_view name :
       {"gov", "igo", "firm", "rebel", "media", "scholar", "opposition",
        "civilian", "place", "theme"}) {
    if (const auto bit = classes_->Bit(name); !bit) require(bit.error());
  }
  for (const KnowledgeFile& file : knowledge_->files()) {
    if (file.path.find("/grammar/") == std::string_view::npos) continue;
    require(ParseGrammar(file.text, file.path, classes_.get(), &grammar_));
  }
  auto matcher = RuleMatcher::Create(knowledge_.get(), classes_.get(),
                                     ExampleReading::kFull,
                                     grammar_.settings["trigger.adverbs"]);
  if (!matcher) require(matcher.error());
  matcher_ = std::move(*matcher);
  classes_->Freeze();
  dates_ = *DateReader::Create();
  amounts_ = *AmountReader::Create();
  resolver_ = std::make_unique<ActorResolver>(knowledge_.get(), classes_.get());
  parser_ = std::make_unique<FrameParser>(knowledge_.get(), classes_.get(),
                                          &grammar_, *bits);
}

WorldReading SmallWorld::Read(std::string_view text, TextManner manner) const {
  DocumentActors document;
  document.published = ToDay(kToday);
  document.home_state = "TWN";
  return Read(text, manner, &document);
}

WorldReading SmallWorld::Read(std::string_view text, TextManner manner,
                              DocumentActors* document) const {
  WorldReading reading;
  reading.knowledge = knowledge_.get();
  reading.text = text;
  reading.structure = SplitText(reading.text, manner);
  std::vector<Match> matches;
  knowledge_->FindAll(reading.text, &matches);
  reading.tokens = Segment(reading.text, matches);
  DateContext context;
  context.published = document->published;
  reading.dates = dates_->Read(reading.text, context);
  reading.amounts = amounts_->Read(reading.text);
  reading.actors = resolver_->Resolve(
      {reading.text, &reading.tokens, &reading.structure, manner}, document);
  PassageDates passage(document->published);
  BlockAnalysis analysis = reading.analysis();
  analysis.passage = &passage;
  reading.clauses = parser_->Parse(analysis);
  return reading;
}

std::string SmallWorld::Told(std::string_view text) const {
  const WorldReading reading = Read(text);
  const BlockAnalysis analysis = reading.analysis();
  std::string told;
  for (const ParsedClause& clause : reading.clauses) {
    for (const CodedEvent& event :
         matcher_->Apply({&analysis, &clause, ToDay(kToday)})) {
      if (!told.empty()) told += "; ";
      told += Describe(reading, event);
    }
  }
  return told;
}

std::string Describe(const WorldReading& reading, const CodedEvent& event) {
  const auto side = [&](const std::vector<uint32_t>& indices,
                        const char* separator) {
    std::string codes;
    for (const uint32_t index : indices) {
      codes += (codes.empty() ? "" : separator) + reading.actors[index].actor;
    }
    return codes;
  };
  std::string text = event.type->name() + " " + side(event.sources, "+");
  if (!event.mutual) text += " > " + side(event.targets, "+");
  return text + " " + StatusName(event.status);
}

}  // namespace actant

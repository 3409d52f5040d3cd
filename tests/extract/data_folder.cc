#include "data_folder.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace actant {

namespace fs = std::filesystem;

DataFolder::DataFolder()
    : path_((fs::temp_directory_path() / "actant-data-XXXXXX").string()) {
  if (mkdtemp(path_.data()) == nullptr) {
    throw std::runtime_error("no temporary folder at " + path_);
  }
}

DataFolder::~DataFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void DataFolder::Write(std::string_view path, std::string_view text) const {
  const fs::path file = fs::path(path_) / path;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

void WriteSmallData(const DataFolder& folder) {
  folder.Write("classes.txt",
               "actor\ngov < actor\nstate < gov\nministry < gov\n"
               "intl_body < actor\nperson < actor  # people\n"
               "verb\nmodal < verb\nmeasure\n");
  folder.Write("actors/states.tsv",
               std::string(kActorHeader) +
                   "# a comment\n"
                   "USA\tstate\tUSA\t\t美國|美利堅合眾國\tUnited States|US\t"
                   "美\t華府\tWashington\t\tiso3166\t2026-11-22\n"
                   "CHN\tstate\t\t\t中國\tChina\t中|陸\t北京\tBeijing\t\t"
                   "iso3166\t2026\n"
                   "TWN\tstate\t\t\t台灣\tTaiwan\t台\t\t\t\tiso3166\t2026-11\n"
                   "ESP\tstate\t\t\t西班牙\tSpain\t西\t\t\tambiguous\t\t\n");
  folder.Write(
      "actors/others.tsv",
      std::string(kActorHeader) +
          "EU\tintl_body\t\t\t歐盟\tEuropean Union|EU\t\t\t\t\t\t\n"
          "USA/treasury\tministry\tUSA\t\t美國財政部\t"
          "Treasury Department\t\t\t\t\t\t\n"
          "person/a\tperson\tUSA\t\t盧比歐|魯比奧\tMarco Rubio\t\t\t\t"
          "\t\t\n"
          "person/b\tperson\tTWN\t\t林佳龍\t\t\t\t\tcontext:TWN\t\t\n");
  folder.Write("actors/affiliations.tsv",
               "person\tof\toffice\tsince\tuntil\tsource\tchecked\n"
               "person/a\tUSA\tforeign_minister\t2025-01-21\t\tx\t2026\n"
               "person/a\tUSA/senate\tsenator\t2011\t2025-01\tx\t2026\n");
  folder.Write("actors/generic_institutions.tsv",
               "suffix\tkind\trole\tnames.zh\tnames.en\tdefault_state\tsource\t"
               "checked\n"
               "senate\tministry\t\t參議院\tsenate\tUSA\t\t\n");
  folder.Write("actors/demonyms.tsv",
               "code\tdemonym.en\tsource\tchecked\nUSA\tAmerican\t\t\n");
  folder.Write("zh/lexicon/offices.tsv",
               "surface\toffice\trank\tinstitution\tnote\n"
               "國務卿\tforeign_minister\tminister\tforeign-ministry\t\n"
               "外長\tforeign_minister\tminister\t\t\n"
               "參議員\tsenator\tlegislator\tsenate\t\n");
  folder.Write("zh/lexicon/words.tsv",
               "surface\tclass\tvalue\tnote\n"
               "可能\tmodal\tpossible\t\n"
               "西方\tmeasure\t\tnot Spain\n");
  folder.Write("ontology/event_types.tsv",
               "name\tparent\tplover\tmode\tcameo\tgoldstein\tdirection\ttarget"
               "\tname.en\tname.zh\tsource\n"
               "sanction\t\tSANCTION\t\t163\t-7.5\tdirected\trequired\tSanction"
               "\t制裁\tx\n"
               "meeting\tsanction\tCONSULT\tmeet\t036\t1\tmutual\toptional\t"
               "Meet\t會談\tx\n");
  folder.Write("zh/rules/sanction.txt",
               "rule zh.sanction -> sanction\n"
               "  on  制裁|懲罰 :vn  宣布 :v\n"
               "  yes 美國制裁中國。 => USA > CHN\n");
  folder.Write("zh/grammar/frames.txt", "# patterns\n");
}

}  // namespace actant

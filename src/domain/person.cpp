// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person.hpp"

#include <charconv>
#include <utility>

namespace consentry::domain {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::years;

constexpr years kMajority{18};
constexpr int kOldest = 125;

/// ISO 3166-1 alpha-3, every assigned code.
constexpr std::string_view kCountries =
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR "
    "BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL "
    "COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK "
    "FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV "
    "HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO "
    "LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG "
    "MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN "
    "PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE "
    "SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO "
    "TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE ";

/// ICAO Doc 9303-3 section 5: what a travel document carries beside ISO's codes. RKS is what Kosovo's documents and the
/// EU's systems write. UTO (Utopia, specimen documents) is left out: it is nobody's nationality.
constexpr std::string_view kIcaoOnly =
    "D "                                            // Germany
    "GBD GBN GBO GBP GBS "                          // British, not United Kingdom citizens
    "EUE UNO UNA UNK IAO "                          // European Union, United Nations, ICAO
    "XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO "  // other organisations that issue documents
    "XXA XXB XXC XXX "                              // stateless, refugee, other refugee, unspecified
    "RKS ";

bool standsIn(std::string_view list, std::string_view code) {
  for (std::size_t at = 0; at < list.size(); at = list.find(' ', at) + 1)
    if (list.substr(at, list.find(' ', at) - at) == code) return true;
  return false;
}

base::Date firstOf(int year) {
  return std::chrono::year(year) / std::chrono::January / 1;
}
base::Date lastOf(int year) {
  return std::chrono::year(year) / std::chrono::December / 31;
}

/// 29 February becomes 1 March in a year without it: nobody is older for that.
sys_days birthday(base::Date born, years after) {
  const base::Date date = born + after;
  return date.ok() ? sys_days(date) : sys_days(date.year() / std::chrono::March / 1);
}

/// The last day that lies a whole number of years before: 28 February where 29 does not exist.
sys_days yearsBefore(base::Date from, years before) {
  const base::Date date = from - before;
  return date.ok() ? sys_days(date) : sys_days(date.year() / date.month() / std::chrono::last);
}

base::Expected<int> yearFromText(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.size() != 4 || error != std::errc() || end != text.data() + text.size() || value < 1)
    return base::fail(base::Errc::parse, "a year of birth is written YYYY");
  return value;
}

}  // namespace

base::Expected<Nationality> Nationality::parse(std::string_view code) {
  if (!standsIn(kCountries, code) && !standsIn(kIcaoOnly, code))
    return base::fail(base::Errc::parse, "neither an ISO 3166-1 alpha-3 nor an ICAO 9303 nationality code");
  return Nationality(std::string(code));
}

base::Expected<Birth> Birth::onDay(base::Date day, base::Date today) {
  if (!day.ok() || !today.ok()) return base::fail(base::Errc::invalidArgument, "a day that does not exist");
  if (day > today) return base::fail(base::Errc::invalidArgument, "born after today");
  if (birthday(day, years(kOldest)) < sys_days(today))
    return base::fail(base::Errc::invalidArgument, "born more than 125 years ago");
  return Birth(day, day);
}

base::Expected<Birth> Birth::inYear(int value, base::Date today) {
  const int now = static_cast<int>(today.year());
  if (value > now) return base::fail(base::Errc::invalidArgument, "born after today");
  if (value < now - kOldest) return base::fail(base::Errc::invalidArgument, "born more than 125 years ago");
  return Birth(firstOf(value), lastOf(value));
}

base::Expected<Birth> Birth::aged(int value, base::Date on) {
  if (!on.ok()) return base::fail(base::Errc::invalidArgument, "a day that does not exist");
  if (value < 0 || value > kOldest) return base::fail(base::Errc::invalidArgument, "an age lies between 0 and 125");
  return Birth(yearsBefore(on, years(value + 1)) + days(1), yearsBefore(on, years(value)));
}

std::string Birth::toText() const {
  if (!m_range) return {};
  const auto& [earliest, latest] = *m_range;
  if (earliest == latest) return base::toText(earliest);
  const int year = static_cast<int>(earliest.year());
  if (earliest == firstOf(year) && latest == lastOf(year)) return base::toText(earliest).substr(0, 4);
  return base::toText(earliest) + "/" + base::toText(latest);
}

base::Expected<Birth> Birth::fromText(std::string_view text) {
  if (text.empty()) return unknown();
  if (text.size() == 4) {
    TRY(const int value, yearFromText(text));
    return Birth(firstOf(value), lastOf(value));
  }
  const auto slash = text.find('/');
  TRY(const base::Date earliest, base::dateFromText(text.substr(0, slash)));
  if (slash == std::string_view::npos) return Birth(earliest, earliest);
  TRY(const base::Date latest, base::dateFromText(text.substr(slash + 1)));
  if (latest < earliest) return base::fail(base::Errc::parse, "a range of birth that ends before it begins");
  return Birth(earliest, latest);
}

std::optional<int> Birth::year() const {
  if (!m_range) return std::nullopt;
  return static_cast<int>(m_range->first.year());
}

AgeClass ageClassOn(const Birth& birth, base::Date day) {
  const auto range = birth.range();
  if (!range) return AgeClass::unknown;
  return birthday(range->second, kMajority) <= sys_days(day) ? AgeClass::adult : AgeClass::minor;
}

}  // namespace consentry::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.hpp"

#include <QAbstractButton>
#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>

namespace consentry::test {
namespace {

using std::chrono::minutes;

std::string handle(int number) {
  const std::string digits = std::to_string(1000 + number);
  return digits + "a91c0b7d2e4f6a8091c2d3e4f5a" + digits.substr(0, 1);
}

base::Instant dayOf(int year, unsigned month, unsigned day) {
  return base::startOf(base::Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)));
}

domain::QualityValue value(domain::QualityMeasure measure, double raw) {
  return {.measure = measure, .raw = raw, .component = std::nullopt};
}

app::CaseReference reference(int number, int year) {
  app::CaseReference one;
  one.id = domain::ReferenceId(handle(500 + number));
  one.photograph = drawnPhotograph(number);
  one.thumbnail = drawnThumbnail(number);
  one.capturedAt = dayOf(year, 3, 2);
  one.face = drawnFace();
  one.quality = goodQuality();
  return one;
}

app::CaseCandidate candidate(int rank, double distance, double fpir) {
  app::CaseCandidate one;
  one.rank = rank;
  one.person = domain::ListPersonId(handle(700 + rank));
  one.distance = domain::Distance::of(distance);
  one.score = domain::Score::of(distance - 0.6);
  one.rate = domain::FalseAlarmRate{fpir, fpir * 0.6, fpir * 1.5, false};
  one.level = domain::FlagLevel::review;
  for (int i = 0; i < 4 - rank; ++i) one.references.push_back(reference(rank * 10 + i, 2019 + i));
  one.nearest = one.references.front().id;
  return one;
}

domain::ConsentRecord consent(int number, domain::ConsentState state, std::vector<domain::Purpose> purposes) {
  domain::ConsentRecord record;
  record.id = domain::ConsentId(handle(number));
  record.purposes = std::move(purposes);
  record.events.push_back({.number = 1, .state = state, .at = dayOf(2026, 9, 1), .expires = std::nullopt});
  return record;
}

}  // namespace

base::Bytes jpegOf(const QImage& image) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "JPEG", 88);
  const auto all = base::asBytes(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
  return {all.begin(), all.end()};
}

base::Bytes drawnPhotograph(int seed, QSize size) {
  QImage image(size, QImage::Format_RGB32);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  const double w = size.width();
  const double h = size.height();
  QLinearGradient wall(0, 0, w, h);
  wall.setColorAt(0, QColor::fromHsv((seed * 47) % 360, 40, 210));
  wall.setColorAt(1, QColor::fromHsv((seed * 47 + 30) % 360, 60, 150));
  painter.fillRect(image.rect(), wall);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor::fromHsv((seed * 83) % 360, 120, 110));
  painter.drawEllipse(QPointF(w / 2, h * 1.08), w * 0.44, h * 0.30);
  const QColor skin = QColor::fromHsv(22, 90 + (seed * 13) % 60, 225 - (seed * 29) % 110);
  painter.setBrush(skin.darker(112));
  painter.drawRect(QRectF(w * 0.41, h * 0.66, w * 0.18, h * 0.2));
  painter.setBrush(QColor::fromHsv(25, 120, 40 + (seed * 17) % 90));
  painter.drawEllipse(QPointF(w / 2, h * 0.40), w * 0.29, h * 0.29);
  painter.setBrush(skin);
  painter.drawEllipse(QPointF(w / 2, h * 0.46), w * 0.25, h * 0.27);
  for (const double side : {-1.0, 1.0}) {
    const QPointF eye(w / 2 + side * w * 0.10, h * 0.43);
    painter.setBrush(Qt::white);
    painter.drawEllipse(eye, w * 0.04, h * 0.018);
    painter.setBrush(QColor(50, 40, 30));
    painter.drawEllipse(eye, w * 0.017, h * 0.016);
    painter.drawRect(QRectF(eye.x() - w * 0.05, eye.y() - h * 0.05, w * 0.10, h * 0.010));
  }
  painter.setBrush(skin.darker(125));
  painter.drawEllipse(QPointF(w / 2, h * 0.52), w * 0.03, h * 0.025);
  painter.setBrush(QColor(150, 70, 70));
  painter.drawEllipse(QPointF(w / 2, h * 0.61), w * (0.07 + 0.01 * (seed % 4)), h * 0.014);
  painter.end();
  return jpegOf(image);
}

app::ports::FaceBox drawnFace(QSize size) {
  return {.left = size.width() * 26 / 100,
          .top = size.height() * 34 / 100,
          .right = size.width() * 74 / 100,
          .bottom = size.height() * 72 / 100,
          .score = 1};
}

base::Bytes drawnThumbnail(int seed) {
  return drawnPhotograph(seed, {96, 96});
}

domain::Quality goodQuality() {
  return domain::judge({value(domain::QualityMeasure::faceCount, 1), value(domain::QualityMeasure::eyeDistance, 96),
                        value(domain::QualityMeasure::yaw, 4), value(domain::QualityMeasure::sharpness, 260)});
}

domain::Quality doubtfulQuality() {
  return domain::judge({value(domain::QualityMeasure::faceCount, 1), value(domain::QualityMeasure::eyeDistance, 36),
                        value(domain::QualityMeasure::yaw, 24), value(domain::QualityMeasure::sharpness, 260)});
}

app::CaseLine caseLine(int number, domain::CaseState state, minutes waiting, base::Instant now) {
  app::CaseLine line;
  line.id = domain::CaseId(handle(number));
  line.number = number;
  line.state = state;
  line.level = number % 3 == 2 ? domain::FlagLevel::priority : domain::FlagLevel::review;
  line.setName = "Evening arrivals";
  line.listName = "Orders 2026";
  line.traveller = handle(300 + number);
  line.nationality = "KOR";
  line.gender = "F";
  line.birthYear = "1987";
  line.openedAt = now - waiting;
  line.mayClaim = state == domain::CaseState::fresh || state == domain::CaseState::firstDone;
  if (!line.mayClaim) line.whyNot = state == domain::CaseState::conflict ? "supervisor" : "held";
  if (line.whyNot == "held") line.heldBy = "Lee Seo-yeon";
  return line;
}

app::CaseView claimedCase(const app::CaseLine& line) {
  app::CaseView view;
  view.line = line;
  view.line.state =
      line.state == domain::CaseState::firstDone ? domain::CaseState::secondClaimed : domain::CaseState::claimed;
  view.visible = {.firstJudgement = true, .score = true, .identity = false};
  view.photograph = drawnPhotograph(static_cast<int>(line.number));
  view.photo.role = domain::PhotoRole::live;
  view.photo.capturedAt = dayOf(2026, 11, 23) + minutes(612);
  view.photo.face = drawnFace();
  view.photo.quality = goodQuality();
  view.permission.kind = domain::DecisionKind::allowedByLaw;
  view.permission.reason.reset();
  view.permission.basis = domain::BasisKind::statute;
  view.permission.reference = "Immigration Act 12-2";
  view.permission.policyVersion = 3;
  view.consents = {consent(61, domain::ConsentState::given, {domain::Purpose::entryIdCheck}),
                   consent(62, domain::ConsentState::refused, {domain::Purpose::researchTraining})};
  view.consentStates = {domain::ConsentState::given, domain::ConsentState::refused};
  view.candidates = {candidate(1, 0.412, 1.0 / 900), candidate(2, 0.455, 1.0 / 240), candidate(3, 0.471, 1.0 / 120)};
  view.claim = domain::Claim{domain::UserId("me"), line.openedAt + minutes(24)};
  view.profile = "lfw-dev-2026-11";
  view.profileMeasuredOn = "lfw-dev, 1358 people, 2388 searches by strangers";
  view.uncalibrated = {domain::Uncalibrated::otherData, domain::Uncalibrated::otherListSize};
  view.searchSeq = 41'188;
  view.shownSeq = 41'190;
  return view;
}

app::CaseView judgedCase(app::CaseView view, int conclusion, domain::CaseOutcome outcome) {
  view.visible = {.firstJudgement = true, .score = true, .identity = true};
  view.line.state = domain::CaseState::firstDone;
  view.claim.reset();
  domain::Judgement judgement;
  judgement.reviewer = domain::UserId("Park");
  judgement.conclusion = *domain::Conclusion::of(conclusion);
  judgement.outcome = outcome;
  judgement.at = view.line.openedAt + minutes(8);
  view.judgements.push_back(judgement);
  for (app::CaseCandidate& one : view.candidates) {
    one.alias = "Kestrel " + std::to_string(one.rank);
    one.reason = "outstanding removal order";
    one.legalReference = "Immigration Act 46-1";
    one.expectedAction = "refer to secondary inspection";
  }
  return view;
}

app::ListView list(const std::string& name, int active, int people) {
  app::ListView view;
  view.list.id = domain::WatchlistId(handle(people));
  view.list.name = name;
  view.list.legalReference = "Immigration Act 12-2";
  view.people = people;
  view.active = active;
  view.version = app::ports::ListVersionRow{.list = view.list.id,
                                            .number = 7,
                                            .root = {},
                                            .people = active,
                                            .references = active * 2,
                                            .at = dayOf(2026, 11, 20),
                                            .by = domain::UserId("Kim")};
  return view;
}

app::ListPersonView listPerson(int number, domain::ListState state, std::vector<std::string> steps) {
  app::ListPersonView view;
  domain::ListPerson& person = view.person;
  person.id = domain::ListPersonId(handle(700 + number));
  person.alias = "Kestrel " + std::to_string(number);
  person.reason = "outstanding removal order";
  person.legalReference = "Immigration Act 46-1";
  person.expectedAction = "refer to secondary inspection";
  person.minor = number % 5 == 4;
  person.listedBy = domain::UserId("Park");
  if (state != domain::ListState::draft) person.approvedBy = domain::UserId("Kim");
  person.reviewBy = base::dateOf(dayOf(2026, number % 4 == 1 ? 12 : 10 + number % 3, 1));
  person.expires = base::dateOf(dayOf(2027, 1, 31));
  person.state = state;
  for (int i = 0; i <= number % 3; ++i) {
    app::ports::ReferenceRow row;
    row.id = domain::ReferenceId(handle(800 + number * 10 + i));
    row.person = person.id;
    row.capturedAt = dayOf(2019 + i, 3, 2);
    row.quality = goodQuality();
    view.references.push_back(row);
  }
  view.nextSteps = std::move(steps);
  return view;
}

app::RunView run(int number, app::ports::RunState state) {
  app::RunView view;
  view.run.id = domain::RunId(handle(900 + number));
  view.run.listVersion = 7;
  view.run.profile = "lfw-dev-2026-11";
  view.run.by = domain::UserId("Park");
  view.run.startedAt = dayOf(2026, 11, 20U + static_cast<unsigned>(number)) + minutes(615);
  view.run.state = state;
  view.run.photographs = 3204;
  view.run.searched = 2389;
  view.run.denied = 801;
  view.run.failed = 14;
  view.run.flaggedReview = 11;
  view.run.flaggedPriority = number == 2 ? 0 : 3;
  view.setName = number == 1 ? "Evening arrivals" : "인천 저녁 입국 11월";
  view.listName = "Orders 2026";
  view.listPeople = 41;
  view.seconds = 61.5;
  view.run.choice = {.networks = "both", .mode = domain::Mode::accurate};
  view.run.scoring = {.neighbourhood = domain::Neighbourhood::listAndCohort, .neighbours = 5};
  view.cohortName = "Balanced volunteers";
  if (number == 2)
    view.run.uncovered = {{domain::Group::of(domain::Nationality::parse("KOR").value()), 12},
                          {domain::Group::of(domain::AgeBand::from60), 3}};
  return view;
}

domain::ThresholdProfile profile() {
  domain::ThresholdProfile profile;
  profile.name = "lfw-dev-2026-11";
  profile.modelName = "dlib-resnet-v1";
  profile.review = {domain::Score::of(0.478)};
  profile.priority = {domain::Score::of(0.431)};
  profile.dataset = "lfw-dev";
  profile.people = 1358;
  profile.nonmatedProbes = 2388;
  profile.measuredAt = dayOf(2026, 11, 14);
  return profile;
}

QString everyWordOf(const QWidget& widget) {
  QStringList all{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip()};
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) all << label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) all << button->text();
  if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) all << line->text() << line->placeholderText();
  for (const QObject* child : widget.children())
    if (const auto* inner = qobject_cast<const QWidget*>(child)) all << everyWordOf(*inner);
  return all.join(QLatin1Char('\n'));
}

QStringList namelessControls(const QWidget& widget) {
  QStringList nameless;
  for (const QWidget* child : widget.findChildren<QWidget*>()) {
    const bool control = child->focusPolicy() != Qt::NoFocus && !qobject_cast<const QScrollBar*>(child) &&
                         !child->objectName().startsWith(QLatin1String("qt_")) && !child->inherits("QComboBoxListView");
    if (!control || !child->accessibleName().isEmpty()) continue;
    const auto* button = qobject_cast<const QAbstractButton*>(child);
    if (button && (!button->text().isEmpty() || button->isHidden())) continue;
    if (qobject_cast<const QLabel*>(child)) continue;
    // Parts that a control is made of speak through it.
    if (qobject_cast<const QLineEdit*>(child) && child->parentWidget() != &widget &&
        !child->parentWidget()->accessibleName().isEmpty())
      continue;
    nameless << QString::fromLatin1(child->metaObject()->className()) + QLatin1Char(' ') + child->objectName();
  }
  return nameless;
}

void screenshot(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("CONSENTRY_SCREENSHOTS");
  if (folder.isEmpty() || !QDir().mkpath(folder)) return;
  widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

}  // namespace consentry::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTimer>
#include <QTranslator>
#include <chrono>
#include <utility>

#include "composition/cage.hpp"
#include "composition/machine_report.hpp"
#include "composition/offline.hpp"
#include "composition/site.hpp"
#include "composition/store_care.hpp"
#include "ui/application/app_bridge.hpp"
#include "ui/application/settings.hpp"
#include "ui/common/error_text.hpp"
#include "ui/officer/review/photograph.hpp"
#include "ui/shell/main_window.hpp"
#include "ui/shell/welcome_page.hpp"

namespace {

using namespace consentry;

class SiteAccess : public ui::StoreAccess {
 public:
  explicit SiteAccess(std::unique_ptr<composition::Site> site) : m_site(std::move(site)) {}
  app::Services& services() override { return m_site->services(); }

 private:
  std::unique_ptr<composition::Site> m_site;
};

ui::StoreDoor::Opened access(base::Expected<std::unique_ptr<composition::Site>> site) {
  if (!site) return std::unexpected(std::move(site).error());
  return std::make_unique<SiteAccess>(*std::move(site));
}

composition::SiteOptions optionsFor(const std::filesystem::path& directory) {
  composition::SiteOptions options;
  options.store = directory;
  options.recordsRuns = true;
  return options;
}

ui::StoreDoor realDoor() {
  ui::StoreDoor door;
  door.open = [](const std::filesystem::path& directory, ui::StoreDoor::Mode mode) {
    auto options = optionsFor(directory);
    options.readOnly = mode == ui::StoreDoor::Mode::readOnly;
    return access(composition::Site::open(options));
  };
  door.create = [](const std::filesystem::path& directory, const app::FirstAdministrator& first) {
    return access(composition::Site::create(optionsFor(directory), first));
  };
  door.signatures = [](const std::filesystem::path& store) -> base::Expected<ui::SignatureCounts> {
    TRY(auto found, composition::checkSignatures(store));
    return ui::SignatureCounts{found.good, found.wrong, found.firstWrong, std::move(found.words)};
  };
  door.copier = composition::copierOf;
  door.examine = [](const std::filesystem::path& store) {
    return composition::machineReport(store, composition::findModels());
  };
  door.room = ui::roomOf;
  return door;
}

struct Arguments {
  QString store;
  QString login;
  QString passphraseFile;
  QString screenshot;
  QString page;
  QString theme;
  bool openNext = false;
};

Arguments parse(const QApplication& application) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Review face comparisons by the rules of consent and law."));
  parser.addHelpOption();
  parser.addVersionOption();
  const QCommandLineOption store(QStringLiteral("store"), QStringLiteral("Open this data directory."),
                                 QStringLiteral("DIR"), qEnvironmentVariable("CONSENTRY_STORE"));
  const QCommandLineOption login(QStringLiteral("as"), QStringLiteral("Act as this person."), QStringLiteral("LOGIN"));
  const QCommandLineOption passphrase(QStringLiteral("passphrase-file"),
                                      QStringLiteral("File whose first line is that person's passphrase."),
                                      QStringLiteral("FILE"), qEnvironmentVariable("CONSENTRY_PASSPHRASE_FILE"));
  const QCommandLineOption shot(QStringLiteral("screenshot"),
                                QStringLiteral("Write a picture of the window to this file, and quit."),
                                QStringLiteral("FILE"));
  const QCommandLineOption page(
      QStringLiteral("page"),
      QStringLiteral(
          "Begin with review, import, watchlist, screen, log, approve, erase, accuracy, models, people or care."),
      QStringLiteral("PAGE"));
  const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("THEME"));
  const QCommandLineOption next(QStringLiteral("open-next"),
                                QStringLiteral("Open what comes next on that page, as the key N does."));
  parser.addOptions({store, login, passphrase, shot, page, theme, next});
  parser.process(application);
  return {parser.value(store), parser.value(login), parser.value(passphrase), parser.value(shot),
          parser.value(page),  parser.value(theme), parser.isSet(next)};
}

/// The first line of a file; nothing when there is none, and the window asks.
app::SharedSecret passphraseFrom(const QString& file) {
  QFile opened(file);
  if (file.isEmpty() || !opened.open(QIODevice::ReadOnly)) return {};
  QByteArray line = opened.readLine(2048);
  while (line.endsWith('\n') || line.endsWith('\r')) line.chop(1);
  auto words = line.isEmpty() ? app::SharedSecret() : std::make_shared<const base::SecretText>(line.toStdString());
  line.fill('\0');
  return words;
}

/// Presses N once the page has had time to fill.
void openNext(const ui::MainWindow& window, const ui::AppBridge& bridge) {
  static constexpr std::chrono::milliseconds kFilling{1000};
  const auto press = [&window] {
    for (QAction* action : window.page(window.currentPage())->actions())
      if (action->shortcut() == QKeySequence(Qt::Key_N)) action->trigger();
  };
  QObject::connect(&bridge, &ui::AppBridge::actingChanged, &window, [&window, &bridge, press] {
    if (bridge.acting()) QTimer::singleShot(kFilling, &window, press);
  });
}

/// Saves the window once somebody acts and the page has had time to fill, and ends the program.
void photograph(ui::MainWindow& window, const ui::AppBridge& bridge, const QString& file) {
  static constexpr std::chrono::milliseconds kSettling{3500};
  constexpr std::chrono::seconds kPatience{30};
  const auto save = [&window, file] { QCoreApplication::exit(window.grab().save(file) ? 0 : 5); };
  QObject::connect(&bridge, &ui::AppBridge::actingChanged, &window, [&window, &bridge, save] {
    if (bridge.acting()) QTimer::singleShot(kSettling, &window, save);
  });
  QTimer::singleShot(kPatience, &window, [] { QCoreApplication::exit(4); });
}

}  // namespace

int main(int argc, char** argv) {
  QApplication::setApplicationName(QStringLiteral("Consentry"));
  QApplication::setApplicationVersion(QStringLiteral(CONSENTRY_VERSION));
  QApplication application(argc, argv);
  QTranslator translator;
  // English has a file too, for its plurals; it also serves where there is no translation.
  const QString translations = QStringLiteral(":/translations");
  if (translator.load(QLocale(), QStringLiteral("consentry"), QStringLiteral("_"), translations) ||
      translator.load(QStringLiteral("consentry_en"), translations))
    QCoreApplication::installTranslator(&translator);
  const Arguments arguments = parse(application);

  ui::Settings settings;
  const bool dark =
      arguments.theme.isEmpty() ? settings.theme() == ui::ThemeKind::dark : arguments.theme == QStringLiteral("dark");
  ui::Theme::instance().apply(application, dark ? ui::ThemeKind::dark : ui::ThemeKind::light);

  ui::openPicturesWith(composition::openPicture);
  ui::AppBridge bridge(realDoor());
  ui::MainWindow window(bridge, settings);
  window.startAt(arguments.page);
  if (arguments.openNext) openNext(window, bridge);
  if (!arguments.screenshot.isEmpty()) {
    window.resize(1366, 768);
    photograph(window, bridge, arguments.screenshot);
  }
  window.show();
  if (!arguments.store.isEmpty()) {
    window.welcome().open(arguments.store, arguments.login, passphraseFrom(arguments.passphraseFile));
  }
  return QApplication::exec();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_text.hpp"

#include <QCoreApplication>

#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString reason(const base::Error& error) {
  return fromUtf8(error.message());
}

ErrorText explain(const base::Error& error, const QString& doing) {
  using enum base::Errc;
  const QString nothingChanged = Words::tr("Nothing was changed.");
  const QString stays = Words::tr("What was finished before stays.");
  switch (error.code()) {
    case invalidArgument:
      return {Words::tr("%1 could not begin: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("Correct the entry and try again.")};
    case notFound:
      return {Words::tr("%1 did not find something it needs: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("Check the name or the place.")};
    case alreadyExists:
      return {Words::tr("%1 was not needed or the name is taken: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("Choose another name.")};
    case sealed:
      return {Words::tr("%1 needs somebody signed in: what identifies people is sealed.").arg(doing), nothingChanged,
              Words::tr("Sign in and try again.")};
    case throttled:
      return {Words::tr("Too many wrong passphrases: %1.").arg(reason(error)), nothingChanged,
              Words::tr("Wait until then, or have two people unlock this person.")};
    case denied:
      return {Words::tr("%1 is not allowed: %2.").arg(doing, reason(error)),
              Words::tr("Nothing was changed; a refused use stands in the log."),
              Words::tr("Another person or role may be able to do it: change who acts at the top right.")};
    case conflict:
      return {Words::tr("%1 did not happen because things have changed meanwhile: %2.").arg(doing, reason(error)),
              nothingChanged, Words::tr("Look at the newest state, then decide again.")};
    case parse:
      return {Words::tr("%1 could not read the file: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("Correct the file and choose it again.")};
    case unreadable:
      return {Words::tr("%1 could not read: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("Check that the file or folder is there and whole.")};
    case ioError:
      return {Words::tr("%1 stopped because the disk did not answer as it should: %2.").arg(doing, reason(error)),
              stays, Words::tr("Check the disk and the cable, then go on.")};
    case diskFull:
      return {Words::tr("%1 stopped because the disk is full.").arg(doing), stays,
              Words::tr("Make room on the disk, then go on where it stopped.")};
    case noPermission:
      return {Words::tr("%1 may not read or write there: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("Choose another folder, or ask for the right to use this one.")};
    case storeBusy:
      return {Words::tr("Another program is working in this store."), nothingChanged,
              Words::tr("Close the other Consentry, or wait until its work is done.")};
    case storeNewer:
      return {Words::tr("This store was written by a newer Consentry."), Words::tr("It was not touched."),
              Words::tr("Install the newer version on this machine.")};
    case storeDamaged:
      return {Words::tr("The store contradicts its own log: %1.").arg(reason(error)),
              Words::tr("Nothing was repaired, so that the evidence stays."),
              Words::tr("Make a copy of the folder and call the auditor.")};
    case modelMissing:
      return {Words::tr("%1 needs the face models, and a file of them is missing: %2.").arg(doing, reason(error)),
              nothingChanged,
              Words::tr("Run “consentry-cli models fetch” once, or have an administrator choose another engine under "
                        "Models.")};
    case modelMismatch:
      return {Words::tr("A model file is not the one that was approved: %1.").arg(reason(error)),
              Words::tr("No photograph was opened."),
              Words::tr("Remove the file and run “consentry-cli models fetch”.")};
    case cancelled:
      return {Words::tr("%1 was cancelled.").arg(doing), stays, Words::tr("Start it again to go on.")};
    case unsupported:
      return {Words::tr("%1 is not possible with this version: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("See the guide for what this version can do.")};
    case limitExceeded:
      return {Words::tr("%1 is larger than the documented limit: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("Divide it and try again.")};
    case internal:
      return {Words::tr("%1 found a mistake in the program and stopped: %2.").arg(doing, reason(error)), nothingChanged,
              Words::tr("Please report it with this text.")};
  }
  return {};
}

}  // namespace

QString ErrorText::line() const {
  return what + QChar(u' ') + kept + QChar(u' ') + next;
}

ErrorText errorText(const base::Error& error, const QString& doing) {
  return explain(error, doing);
}

}  // namespace consentry::ui

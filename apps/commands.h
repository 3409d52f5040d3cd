// The commands of `actant`, by group; each adds itself to the command line.
#ifndef ACTANT_APPS_COMMANDS_H_
#define ACTANT_APPS_COMMANDS_H_

#include "apps/command.h"

namespace actant {

void AddIngestCommand(CommandSet* set);     // ingest
void AddImportCommand(CommandSet* set);     // import
void AddReextractCommand(CommandSet* set);  // reextract
void AddExtractCommands(CommandSet* set);   // extract, explain
void AddGraphCommands(CommandSet* set);     // neighbors, chain, path
// analyze degree, pagerank, betweenness, components, communities, paths
void AddAnalyzeCommands(CommandSet* set);
void AddEventCommands(CommandSet* set);  // timeline, show
void AddEventsCommand(CommandSet* set);  // events
void AddPanelCommand(CommandSet* set);   // panel
void AddSeriesCommand(CommandSet* set);  // series
void AddActorsCommand(CommandSet* set);  // actors
void AddExportCommand(CommandSet* set);  // export
void AddStoreCommands(CommandSet* set);  // remove, stats, verify
void AddDataCommands(CommandSet* set);   // rules check, data compile
void AddServeCommand(CommandSet* set);    // serve
void AddBackupCommands(CommandSet* set);  // backup, restore, compact

}  // namespace actant

#endif  // ACTANT_APPS_COMMANDS_H_

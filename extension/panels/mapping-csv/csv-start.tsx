import { useState } from 'react';
import { csvDeskOf } from '#extension/store/csv-from-store.ts';
import { Button, Spinner } from '#extension/ui/button.tsx';
import { ChoiceTabs } from '#extension/ui/choice-tabs.tsx';
import { DownloadIcon } from '#extension/ui/icons.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { SheetBody } from '#extension/ui/sheet.tsx';
import { termKinds } from '#shared/mapping/term.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Screen } from '../mapping-panel/screens.ts';
import { usePanelWorld } from '../panel-world.ts';
import { FileDrop } from './file-drop.tsx';
import { fileName, saveFile } from './save-file.ts';
import type { useListsReady } from './use-lists-ready.ts';

/** The file out, and the file in. */
export function CsvStart({
  screen,
  realmId,
  canUpload,
  lists,
  reading,
  refusal,
  onFile,
  onRefuse,
}: {
  screen: Screen;
  realmId: string;
  canUpload: boolean;
  lists: ReturnType<typeof useListsReady>;
  /** The name of the file that is being read. */
  reading: string | undefined;
  refusal: Problem | null;
  onFile: (file: File) => void;
  onRefuse: (problem: Problem) => void;
}) {
  return (
    <SheetBody>
      {lists.refusal && (
        <ProblemNotice problem={lists.refusal} tone="warning">
          <Button onClick={lists.again}>Try again</Button>
        </ProblemNotice>
      )}
      {!lists.isReady && !lists.refusal && (
        <p className="csv-fetching" role="status">
          <Spinner /> Fetching the lists of QuickBooks
          {lists.rows > 0 && ` · ${lists.rows.toLocaleString()} names so far`}
        </p>
      )}
      <Download screen={screen} realmId={realmId} isReady={lists.isReady} />
      {canUpload ? (
        <section className="csv-part" aria-labelledby="csv-upload">
          <h3 id="csv-upload">Upload</h3>
          <p className="muted">
            Change the QuickBooks columns of a downloaded file and bring it in. You see what would
            change before anything is stored; rows you leave out stay as they are.
          </p>
          {refusal && <ProblemNotice problem={refusal} />}
          {reading === undefined ? (
            <FileDrop
              label="Choose a CSV file"
              hint="Commas or semicolons, UTF-8, at most 10 MB"
              disabled={!lists.isReady}
              onFiles={([file, ...more]) => {
                if (more.length > 0) onRefuse(problem('csv_one_file'));
                else if (file) onFile(file);
              }}
            />
          ) : (
            <p className="csv-wait" role="status">
              <Spinner /> Comparing {reading}
            </p>
          )}
        </section>
      ) : (
        <p className="muted">An admin of your practice can bring a changed file in.</p>
      )}
    </SheetBody>
  );
}

function Download({
  screen,
  realmId,
  isReady,
}: {
  screen: Screen;
  realmId: string;
  isReady: boolean;
}) {
  const { db, vault, csv } = usePanelWorld();
  const [range, setRange] = useState<'list' | 'all'>('list');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const desk = csv ?? csvDeskOf(db, vault);
    const kinds = range === 'list' ? screen.kinds : termKinds;
    const text = await desk.write(realmId, kinds).catch(() => undefined);
    if (text) saveFile(fileName(range === 'list' ? screen.id : 'mappings', new Date()), text);
    setBusy(false);
  };
  return (
    <section className="csv-part" aria-labelledby="csv-download">
      <h3 id="csv-download">Download</h3>
      <p className="muted">
        Every entry with its counterpart, by ID and by name, as a table for a spreadsheet.
      </p>
      <div className="row">
        <ChoiceTabs
          legend="What to download"
          choices={[
            ['list', screen.label],
            ['all', 'All lists'],
          ]}
          value={range}
          onChoose={setRange}
        />
        <Button busy={busy} disabled={!isReady} onClick={() => void save()}>
          <DownloadIcon />
          Download
        </Button>
      </div>
    </section>
  );
}

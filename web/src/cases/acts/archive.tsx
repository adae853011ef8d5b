import type { CaseFile } from '../../api/client';
import { api, value } from '../../api/client';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';

/** What the table of contents will list: the papers and the evidence of the file. */
function Contents({ file }: { file: CaseFile }) {
  const { acts: a } = useTexts();
  const papers = file.documents.map(({ id, title, number }) => ({
    id,
    line: number ? `${title}（${number}）` : title,
  }));
  const items = file.evidence.map(({ id, title }) => ({ id, line: title }));
  return (
    <>
      <p>{a.archiveCounts(papers.length, items.length)}</p>
      <ol style={{ maxHeight: 320, overflowY: 'auto', paddingInlineStart: 28 }}>
        {[...papers, ...items].map(({ id, line }) => (
          <li key={id}>{line}</li>
        ))}
      </ol>
    </>
  );
}

function ArchiveOnce({ file }: { file: CaseFile }) {
  const { acts: a } = useTexts();
  return (
    <>
      <p>{a.archiveOnce}</p>
      <Contents file={file} />
    </>
  );
}

export const archiveCase = actForm({
  Fields: Contents,
  Confirm: ArchiveOnce,
  send: (file) => value(api.POST('/api/cases/{id}/archive', at(file))),
});

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Checkbox, Flex, Form, Input, Progress, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, value } from '../../api/client';
import { type PublishableKind, queries } from '../../api/queries';
import { asRead } from '../../api/versions';
import { Loaded } from '../../common/Loaded';
import { Refusal } from '../../common/Refusal';
import { useLatest } from '../../common/use-latest';
import { useMay } from '../../session/session';
import { useTexts } from '../../texts';
import { BoxTable } from './BoxTable';
import { type DisclosureFile, draftOf, type FileDraft, newBox, planOf, sameDraft } from './file-plan';
import { PageSides } from './PageSides';

/** One file, page by page: as it is at the left, as it will be published at the right. */
export default function FileEditorPage() {
  const { caseId, kind = '', matterId = '', fileId = '' } = useParams();
  const ofCase = useQuery({ ...queries.disclosureOf(caseId ?? ''), enabled: caseId !== undefined });
  const ofMatter = useQuery({
    ...queries.disclosureOfMatter(kind as PublishableKind, matterId),
    enabled: caseId === undefined,
  });
  const disclosure = caseId === undefined ? ofMatter : ofCase;
  const file = useQuery(queries.disclosureFile(fileId));
  // Outside of the editor, which begins anew with what was saved.
  const [page, setPage] = useState(1);
  // What somebody else saves meanwhile does not take away boxes that are not saved yet.
  const [unsaved, setUnsaved] = useState<string>();
  return (
    <Loaded query={disclosure}>
      {({ state, corrections }) => (
        <Loaded query={file}>
          {(data) => (
            <FileEditor
              key={unsaved ?? stateOf(data)}
              file={data}
              onUnsaved={(yes) => setUnsaved((before) => (yes ? (before ?? stateOf(data)) : undefined))}
              back={caseId === undefined ? `/disclosures/${kind}/${matterId}` : `/disclosures/${caseId}`}
              page={page}
              onPage={setPage}
              open={
                ['assessed', 'drafted', 'returned', 'published'].includes(state) &&
                !corrections.some((one) => one.state === 'drafted')
              }
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

const stateOf = (file: DisclosureFile): string => `${file.id}.${file.boxesSha256 ?? ''}.${file.pages.length}`;

interface Props {
  file: DisclosureFile;
  /** There are boxes that are not saved, or no longer. */
  onUnsaved: (yes: boolean) => void;
  /** Address of its disclosure. */
  back: string;
  page: number;
  onPage: (page: number) => void;
  /** Its disclosure is at a point at which files may change. */
  open: boolean;
}

function FileEditor({ file, onUnsaved, back, page, onPage, open }: Props) {
  const texts = useTexts();
  const t = texts.files;
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [saved] = useState(() => draftOf(file));
  const [draft, setDraftOnly] = useState(saved);
  // As it was when the first box was changed; until then the person sees what is there now.
  const [begunOn, setBegunOn] = useState<DisclosureFile>();
  const setDraft = (changed: FileDraft) => {
    setBegunOn((before) => before ?? file);
    setDraftOnly(changed);
  };
  const [selected, setSelected] = useState<string>();
  const editing =
    open && ['open', 'making', 'made', 'failed'].includes(file.state) && may('disclosure.plan-file');
  const unchanged = sameDraft(draft, saved);
  const unsaved = useLatest(onUnsaved);
  useEffect(() => unsaved.current(!unchanged), [unchanged, unsaved]);
  const save = useMutation({
    mutationFn: () =>
      value(api.PUT('/api/disclosure-files/{id}/plan', { ...asRead(begunOn ?? file), body: planOf(draft) })),
    onSuccess: async () => {
      void message.success(t.saved);
      await client.invalidateQueries();
      onUnsaved(false);
    },
  });
  const shown = file.pages[page - 1];
  const unseen = file.pages.flatMap(({ readable }, i) =>
    readable === 'text' || draft.seen.includes(i + 1) ? [] : [i + 1],
  );
  const busy = file.state === 'reading' || file.state === 'making';
  return (
    <>
      <Card size="small" style={{ marginBottom: 12 }}>
        <Flex justify="space-between" align="start" wrap gap={8}>
          <div>
            <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
              {t.title} {file.n} <Tag>{t.states[file.state]}</Tag>
            </Typography.Title>
            <Link to={back}>{t.back}</Link>
          </div>
          {editing && (
            <Flex gap={8} align="center">
              {!unchanged && <Tag color="orange">{t.unsaved}</Tag>}
              <Button
                type="primary"
                loading={save.isPending}
                disabled={unchanged && file.state === 'made'}
                onClick={() => save.mutate()}
              >
                {t.save}
              </Button>
            </Flex>
          )}
        </Flex>
        {busy && (
          <>
            <Progress
              percent={file.progress ? Math.round((100 * file.progress.done) / file.progress.of) : 0}
              aria-label={t.states[file.state]}
            />
            <Typography.Text type="secondary">{t.leave}</Typography.Text>
          </>
        )}
        <Form layout="vertical" style={{ marginTop: 8 }}>
          <Form.Item label={t.fileTitle} extra={editing && t.fileTitleHint} style={{ marginBottom: 0 }}>
            {editing ? (
              <Input
                aria-label={t.fileTitle}
                value={draft.title}
                maxLength={200}
                onChange={(event) => setDraft({ ...draft, title: event.target.value })}
              />
            ) : (
              file.title
            )}
          </Form.Item>
        </Form>
        {file.result && (
          <Typography.Text type="secondary" style={{ wordBreak: 'break-all' }}>
            {t.digest}
            {texts.app.colon}
            {file.result.sha256}
          </Typography.Text>
        )}
        {editing && unseen.length > 0 && (
          <Alert type="warning" showIcon style={{ marginTop: 8 }} title={t.stillUnseen(unseen.join('、'))} />
        )}
        <Refusal
          error={save.error}
          readAgain={async () => {
            await client.invalidateQueries();
            setBegunOn(undefined);
            save.reset();
          }}
        />
      </Card>
      {shown && (
        <>
          <Flex gap={8} align="center" wrap style={{ marginBottom: 12 }}>
            <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
              {t.previous}
            </Button>
            <span aria-live="polite">{t.page(page, file.pages.length)}</span>
            <Button disabled={page === file.pages.length} onClick={() => onPage(page + 1)}>
              {t.next}
            </Button>
          </Flex>
          <Alert
            type={shown.readable === 'text' ? 'info' : 'warning'}
            showIcon
            style={{ marginBottom: 12 }}
            title={t.readable[shown.readable]}
            description={
              shown.readable !== 'text' && (
                <Checkbox
                  disabled={!editing}
                  checked={draft.seen.includes(page)}
                  onChange={(event) =>
                    setDraft({
                      ...draft,
                      seen: event.target.checked
                        ? [...draft.seen, page]
                        : draft.seen.filter((one) => one !== page),
                    })
                  }
                >
                  {t.seen}
                </Checkbox>
              )
            }
          />
          <PageSides
            file={file}
            page={page}
            boxes={draft.boxes.filter((box) => box.page === page)}
            asMade={unchanged && file.state === 'made'}
            selected={selected}
            onSelect={setSelected}
            {...(editing && {
              onDraw: (rect) => {
                const box = newBox(page, rect);
                setDraft({ ...draft, boxes: [...draft.boxes, box] });
                setSelected(box.key);
              },
            })}
          />
          <BoxTable
            file={file}
            draft={draft}
            page={page}
            selected={selected}
            onSelect={setSelected}
            onDraft={editing ? setDraft : undefined}
          />
        </>
      )}
    </>
  );
}

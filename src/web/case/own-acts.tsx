import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { CaseStand, CaseView } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { fetchFile, request, saveAs, wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { Note } from '../parts/note.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import { useWording } from '../wording/index.ts';

type CaseProps = { readonly county: string; readonly view: CaseView };

/** Draws the sample of an approved plan; the server refuses before its day and to whoever may not. */
function DrawSample({ county, view }: CaseProps) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const client = useQueryClient();
  const organisations = useOrganisations(county);
  const drawing = useMutation({
    mutationFn: () =>
      request<CaseStand>(`/api/counties/${county}/inspection-plans/${view.id}/draw`, {
        method: 'POST',
        body: {},
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['county', county] });
      void message.success(t('inspection.drawn'));
    },
  });
  const plan = view.entries.find(({ type }) => type === 'opened')?.body['fields'];
  const named = typeof plan === 'object' && plan !== null && 'units' in plan ? plan.units : [];
  // Without units of its own a plan may draw on any of them.
  const inspected =
    Array.isArray(named) && named.length > 0 ? named.map(String) : organisations.map(({ id }) => id);
  return (
    <section className="own-act">
      <BurdenOutlook county={county} units={inspected} kind="visit" />
      {drawing.error && <Note tone="error">{say(wordingOf(drawing.error))}</Note>}
      <p className="quiet">{t('inspection.draw.words')}</p>
      <Button onClick={() => drawing.mutate()} loading={drawing.isPending}>
        {t('inspection.draw')}
      </Button>
    </section>
  );
}

/** Ends an inspection whose case is no longer reported as done; the server refuses where it still is. */
function DropInspection({ county, view }: CaseProps) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const client = useQueryClient();
  const dropping = useMutation({
    mutationFn: () =>
      request<CaseStand>(`/api/counties/${county}/inspections/${view.id}/drop`, { method: 'POST', body: {} }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['county', county] });
      void message.success(t('inspection.dropped'));
    },
  });
  return (
    <details className="own-act">
      <summary>{t('inspection.drop')}</summary>
      {dropping.error && <Note tone="error">{say(wordingOf(dropping.error))}</Note>}
      <p className="quiet">{t('inspection.drop.words')}</p>
      <Button onClick={() => dropping.mutate()} loading={dropping.isPending}>
        {t('inspection.drop.act')}
      </Button>
    </details>
  );
}

/** The list of a sample with its seed, so that anybody draws it again. */
function SampleList({ county, view }: CaseProps) {
  const { t, say } = useWording();
  const saving = useMutation({
    mutationFn: async () =>
      saveAs(
        await fetchFile(`/api/counties/${county}/inspection-plans/${view.id}/sample.tsv`),
        `${view.number}.tsv`,
      ),
  });
  return (
    <section className="own-act">
      {saving.error && <Note tone="error">{say(wordingOf(saving.error))}</Note>}
      <p className="quiet">{t('inspection.list.words')}</p>
      <Button onClick={() => saving.mutate()} loading={saving.isPending}>
        {t('inspection.list')}
      </Button>
    </section>
  );
}

/** What the office may do besides its steps to a plan of verification, or to an inspection. */
function InspectionActs({ county, view }: CaseProps) {
  const standing = useStanding(county);
  const office = standing !== undefined && holds(standing, 'delivery-office');
  if (view.matter === 'inspection')
    return office && view.stage.id === 'drawn' ? <DropInspection county={county} view={view} /> : null;
  if (view.stage.id === 'approved') return office ? <DrawSample county={county} view={view} /> : null;
  const isDrawn = view.standing.fields.some(({ name }) => name === 'seed');
  return isDrawn ? <SampleList county={county} view={view} /> : null;
}

/** Acts of the program itself on a case of some matters: what no step by hand does. */
export function OwnActs({ county, view }: CaseProps) {
  const { t } = useWording();
  if (view.matter === 'score')
    return (
      <p>
        <Link to="/c/$county/scores/$result" params={{ county, result: view.id }}>
          {t('score.open')}
        </Link>
      </p>
    );
  if (view.matter === 'form-request')
    return (
      <p>
        <Link to="/c/$county/forms/$form" params={{ county, form: view.id }}>
          {t('forms.open-form')}
        </Link>
      </p>
    );
  if (view.matter === 'form-copy')
    return (
      <p>
        <Link to="/c/$county/form-copies/$copy" params={{ county, copy: view.id }}>
          {t('forms.open-copy')}
        </Link>
      </p>
    );
  if (view.matter !== 'inspection-plan' && view.matter !== 'inspection') return null;
  return <InspectionActs county={county} view={view} />;
}

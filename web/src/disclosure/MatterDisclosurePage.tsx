import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { type PublishableKind, queries } from '../api/queries';
import { Loaded } from '../common/Loaded';
import { DisclosureView } from './DisclosurePage';

/** The disclosure of a measure or a licence, addressed by the matter: it can be looked at before it is assessed. */
export default function MatterDisclosurePage() {
  const { kind = '', matterId = '' } = useParams();
  const disclosure = useQuery(queries.disclosureOfMatter(kind as PublishableKind, matterId));
  return (
    <Loaded query={disclosure}>
      {(data) => (
        <DisclosureView
          key={`${data.matterId}.${data.state}.${data.publishedSha256 ?? ''}.${data.corrections.length}`}
          disclosure={data}
        />
      )}
    </Loaded>
  );
}

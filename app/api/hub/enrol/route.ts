import { machine } from '@/app/server/guard';
import { answer } from '@/app/server/hub';
import { receiveEnrolment } from '@/db/hub/reception';

export const dynamic = 'force-dynamic';

/** A hall introduces itself with its one-time code. */
export const POST = machine('/api/hub/enrol', (body) => answer((hub) => receiveEnrolment(hub, body)));

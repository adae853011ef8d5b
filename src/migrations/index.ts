import { Initial0001 } from './0001-initial.js';
import { Guards0002 } from './0002-guards.js';
import { Checks0004 } from './0004-checks.js';
import { Devices0005 } from './0005-devices.js';
import { Courses0006 } from './0006-courses.js';
import { Custody0007 } from './0007-custody.js';
import { Reviews0008 } from './0008-reviews.js';
import { Legality0009 } from './0009-legality.js';
import { Gate0010 } from './0010-gate.js';
import { Questions0011 } from './0011-questions.js';
import { Exams0012 } from './0012-exams.js';
import { Officers0013 } from './0013-officers.js';
import { Training0014 } from './0014-training.js';
import { Calendar0015 } from './0015-calendar.js';
import { Publication0016 } from './0016-publication.js';
import { Found0017 } from './0017-found.js';
import { Requests0018 } from './0018-requests.js';
import { Exchange0019 } from './0019-exchange.js';
import { Openness0020 } from './0020-openness.js';
import { Files0021 } from './0021-files.js';
import { Matters0022 } from './0022-matters.js';
import { Inspections0023 } from './0023-inspections.js';
import { Eligibility0024 } from './0024-eligibility.js';
import { Hearings0025 } from './0025-hearings.js';
import { Pending0026 } from './0026-pending.js';
import { UploadPlaces0028 } from './0028-upload-places.js';

/** One stream for both databases, forward only. */
export const MIGRATIONS = [Initial0001, Guards0002, Checks0004, Devices0005, Courses0006, Custody0007, Reviews0008, Legality0009, Gate0010, Questions0011, Exams0012, Officers0013, Training0014, Calendar0015, Publication0016, Found0017, Requests0018, Exchange0019, Openness0020, Files0021, Matters0022, Inspections0023, Eligibility0024, Hearings0025, Pending0026, UploadPlaces0028];

import '../../src/app.module.js';
import { rolesWith } from '../../src/kernel/access/index.js';
import { NOTED_ACTS } from '../../src/modules/cases/rules/procedure.js';

/** The state table cannot see the modules above it: each declares its own acts. */
it.each(Object.keys(NOTED_ACTS))(
  '%s, which another module enters in the timeline, is an act that somebody may do',
  (act) => {
    expect(rolesWith(act).length).toBeGreaterThan(0);
  },
);

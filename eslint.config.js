import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPED = {
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'coverage/**',
      'src/migrations/0001-initial.ts',
      'web/src/api/schema.d.ts',
      'data/**',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  TYPED,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A method that promises is `async` also where today's body has nothing to wait for: what it throws rejects.
      '@typescript-eslint/require-await': 'off',
      // A table of refusals adds its codes to those of the kernel by an interface that only extends.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // A union may name its likely members and still take any text.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-duplicate-type-constituents': 'off',
      'max-lines': ['error', { max: 400, skipComments: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Scripts without types are read as they are.
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.recommended],
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    rules: {
      // Recordings are evidence and lectures come as they were filmed: nobody has captions to give.
      'jsx-a11y/media-has-caption': 'off',
      // On a page that is one form and nothing else (sign-in), the first field is where everybody begins.
      'jsx-a11y/no-autofocus': 'off',
    },
  },
  {
    // Answers over HTTP are read as the JSON they are; what they hold is what these tests assert.
    files: ['test/**/*.ts', 'bench/**/*.ts', '**/*.spec.ts', '**/*-harness.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // What a raw query gives is said where it is used.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // Methods are taken apart to put something in their place and back.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Nest reads constructor types at run time: a type-only import there would vanish.
    files: [
      'src/*.ts',
      'src/health/**/*.ts',
      'src/modules/**/*.ts',
      'src/portal/**/*.ts',
      'src/platform/**/*.ts',
    ],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // The kernel is pure: no clock, no environment, no chance, no frameworks.
    files: ['src/kernel/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'time is an argument' },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'time is an argument',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'chance is an argument',
        },
      ],
    },
  },
  {
    // Released: its digest is held by test/platform/migrations.spec.ts.
    files: ['src/migrations/0017-found.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
);

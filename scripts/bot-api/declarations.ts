import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParseResult, parseSync } from 'rolldown/utils';

type Statement = ParseResult['program']['body'][number];
type Interface = Extract<Statement, { type: 'TSInterfaceDeclaration' }>;
type Alias = Extract<Statement, { type: 'TSTypeAliasDeclaration' }>;

/** A type as it is written in TypeScript. */
export type Written = Alias['typeAnnotation'];
/** What an interface or an object type lists. */
export type Member = Interface['body']['body'][number];
/** A name with its type arguments: `Omit<Message, "chat">`. */
export interface Named {
  readonly name: string;
  readonly given: readonly Written[];
}

/** A type that a file declares. */
export interface Declaration {
  /** The namespace that it stands in, `''` at the top. */
  readonly scope: string;
  readonly parameters: readonly string[];
  readonly body: { readonly extends: readonly Named[]; readonly members: readonly Member[] } | Written;
}

/** The types of a folder of declaration files by name, those of a namespace as `Message.TextMessage`. */
export class Declarations {
  readonly #found = new Map<string, Declaration>();
  readonly #constants = new Map<string, readonly Member[]>();

  constructor(folder: string) {
    for (const file of globSync('*.d.ts', { cwd: folder }).toSorted()) {
      const text = readFileSync(join(folder, file), 'utf8');
      const { program, errors } = parseSync(file, text, { lang: 'dts', astType: 'ts' });
      if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join('; ')}`);
      for (const statement of program.body) this.#keep(statement, '');
    }
  }

  /** The type that a name means in a namespace, with its full name. */
  find(name: string, scope: string): (Declaration & { readonly name: string }) | undefined {
    for (const full of [`${scope}.${name}`, name]) {
      const found = this.#found.get(full);
      if (found) return { ...found, name: full };
    }
    return undefined;
  }

  /** What stands in a constant such as LanguageCodes. */
  constant(name: string): readonly Member[] {
    return this.#constants.get(name) ?? [];
  }

  #keep(statement: Statement, scope: string): void {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        if (statement.declaration) this.#keep(statement.declaration, scope);
        break;
      case 'TSModuleDeclaration': {
        const { id, body } = statement;
        if (id.type === 'Identifier') for (const inner of body?.body ?? []) this.#keep(inner, id.name);
        break;
      }
      case 'TSInterfaceDeclaration': {
        const bases = statement.extends.map((base) => heritage(base));
        this.#add(statement, scope, { extends: bases, members: statement.body.body });
        break;
      }
      case 'TSTypeAliasDeclaration':
        this.#add(statement, scope, statement.typeAnnotation);
        break;
      case 'VariableDeclaration':
        this.#keepConstants(statement);
        break;
    }
  }

  #add({ id, typeParameters }: Interface | Alias, scope: string, body: Declaration['body']): void {
    const parameters = typeParameters?.params.map(({ name }) => name.name) ?? [];
    this.#found.set(scope === '' ? id.name : `${scope}.${id.name}`, { scope, parameters, body });
  }

  #keepConstants(statement: Extract<Statement, { type: 'VariableDeclaration' }>): void {
    for (const { id } of statement.declarations) {
      const type = id.type === 'Identifier' ? id.typeAnnotation?.typeAnnotation : undefined;
      if (id.type !== 'Identifier' || type?.type !== 'TSTypeLiteral') continue;
      this.#constants.set(id.name, type.members);
    }
  }
}

/** The name of a field or a method. */
export function memberName(member: Member): string {
  if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') return unknown(member);
  if (member.key.type !== 'Identifier') return unknown(member.key);
  return member.key.name;
}

/** A reference to a type: its name and its arguments. */
export function namedBy({ typeName, typeArguments }: Extract<Written, { type: 'TSTypeReference' }>): Named {
  return { name: dotted(typeName), given: typeArguments?.params ?? [] };
}

function heritage({ expression, typeArguments }: Interface['extends'][number]): Named {
  return { name: dotted(expression), given: typeArguments?.params ?? [] };
}

type Dotted =
  | Extract<Written, { type: 'TSTypeReference' }>['typeName']
  | Interface['extends'][number]['expression'];

function dotted(node: Dotted): string {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'TSQualifiedName':
      return `${dotted(node.left)}.${node.right.name}`;
    case 'MemberExpression':
      if (node.property.type === 'Identifier') return `${dotted(node.object)}.${node.property.name}`;
      return unknown(node);
    default:
      return unknown(node);
  }
}

/** @throws Error that a form is not known: it is to be written here, never passed over */
export function unknown({ type }: { readonly type: string }): never {
  throw new Error(`the types have a form that this script does not know: ${type}`);
}

package dev.penstock.engine.api.document;

/** A BSON value that Java has no type of its own for. Immutable; safe for use by many threads. */
public sealed interface BsonValue
        permits Binary,
                DbPointer,
                Decimal128,
                JavaScript,
                MaxKey,
                MinKey,
                ObjectId,
                Regex,
                Symbol,
                Timestamp,
                Undefined {}

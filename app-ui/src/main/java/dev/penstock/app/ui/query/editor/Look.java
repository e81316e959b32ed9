package dev.penstock.app.ui.query.editor;

import dev.penstock.engine.api.sql.SqlToken;

/** How a piece of text looks; the style class of each stands in {@code theme.css}. */
enum Look {
    PLAIN("sql-plain"),
    KEYWORD("sql-keyword"),
    NAME("sql-name"),
    STRING("sql-string"),
    NUMBER("sql-number"),
    PARAMETER("sql-parameter"),
    COMMENT("sql-comment");

    private final String style;

    Look(String style) {
        this.style = style;
    }

    String style() {
        return style;
    }

    static Look of(SqlToken.Kind kind) {
        return switch (kind) {
            case KEYWORD -> KEYWORD;
            case QUOTED_IDENTIFIER -> NAME;
            case STRING -> STRING;
            case NUMBER -> NUMBER;
            case PLACEHOLDER, NAMED_PLACEHOLDER -> PARAMETER;
            case COMMENT -> COMMENT;
            case IDENTIFIER, SEMICOLON, SYMBOL, SPACE -> PLAIN;
        };
    }
}

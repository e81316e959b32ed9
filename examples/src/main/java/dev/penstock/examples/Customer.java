package dev.penstock.examples;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A customer, as an ORM keeps it. */
@Entity
public class Customer {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private String name = "";

    /** For the ORM. */
    protected Customer() {}

    /** A new customer. */
    public Customer(String name) {
        this.name = name;
    }

    /** The number that the database has given it; 0 before. */
    public int id() {
        return id;
    }

    /** Its name. */
    public String name() {
        return name;
    }
}
